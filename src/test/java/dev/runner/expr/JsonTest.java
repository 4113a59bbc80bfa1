package dev.runner.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "1.10",
        "-0.0",
        "1E+400",
        "123456789012345678901234567890.123",
        "\"a\\\"\\\\\\n\\u0000\u00e9\uD83D\uDE00\"",
        "[]",
        "{}",
        "[1,[2,{\"b\":3,\"a\":null}]]",
      })
  void what_is_read_is_written_again(String json) throws JsonException {
    assertThat(Json.write(Json.parse(json))).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "`` ~ line 1, column 1: it ends where a value should begin",
        "` ` ~ line 1, column 1: it ends where a value should begin",
        "1 2 ~ line 1, column 3: there is more behind the value",
        "[1, ~ line 1, column 4: unexpected end-of-input within/between Array entries",
        "[1,] ~ line 1, column 4: unexpected character (']' (code 93)): expected a valid value"
            + " (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
        "{'a': 1} ~ line 1, column 2: unexpected character (''' (code 39)): was expecting"
            + " double-quote to start property name",
        "nul ~ line 1, column 1: unrecognized token: was expecting (JSON String, Number,"
            + " Array, Object or token 'null', 'true' or 'false')",
        "01 ~ line 1, column 2: invalid numeric value: Leading zeroes not allowed",
        "[1e9999999999] ~ line 1, column 2: the number is too large or too small",
        "NaN ~ line 1, column 4: non-standard token 'NaN': enable"
            + " `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow",
      })
  void what_is_no_json_is_located(String json, String message) {
    assertThatThrownBy(() -> Json.parse(json))
        .isInstanceOf(JsonException.class)
        .hasMessage(message);
  }

  @Test
  void nesting_is_limited() throws JsonException {
    Json.parse("[".repeat(100) + "]".repeat(100));
    assertThatThrownBy(() -> Json.parse("[".repeat(101) + "]".repeat(101)))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("nesting depth (101) exceeds the maximum allowed (100");
    assertThatThrownBy(() -> Json.parse("{\"a\":".repeat(100_000)))
        .isInstanceOf(JsonException.class);
  }

  @Test
  void the_number_of_values_is_limited() {
    assertThatThrownBy(() -> Json.parse("[" + "[],".repeat(1 << 20) + "[]]"))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("more than 1048576 values");
  }

  @Test
  void a_number_that_json_spells_otherwise_is_written_as_json() {
    assertThat(Json.write(new Value.Num(new BigDecimal("31"), "0x1f"))).isEqualTo("31");
    assertThat(Json.write(new Value.Num(new BigDecimal("1"), "+1"))).isEqualTo("1");
  }

  @Test
  void values_are_read_one_by_one() throws JsonException {
    try (JsonParser parser =
        new JsonFactory()
            .createParser(ObjectReadContext.empty(), new StringReader("[{\"a\": 1}, 2]"))) {
      parser.nextToken();
      parser.nextToken();
      assertThat(Json.read(parser)).isEqualTo(new Value.Obj(Map.of("a", Value.of(1))));
      parser.nextToken();
      assertThat(Json.read(parser)).isEqualTo(Value.of(2));
    }
  }

  @Test
  void a_reader_limits_its_depth_itself() {
    try (JsonParser parser =
        new JsonFactory().createParser(ObjectReadContext.empty(), "[".repeat(300))) {
      assertThatThrownBy(() -> Json.read(parser))
          .isInstanceOf(JsonException.class)
          .hasMessage("line 1, column 102: nested more than 100 levels deep");
    }
  }

  @Test
  void an_expression_reports_what_is_wrong_with_its_json() {
    assertThat(Sample.outcome("fromJSON('[')"))
        .startsWith("10-13: this is not JSON: line 1, column 2: unexpected end-of-input");
  }

  @Test
  void nothing_of_jackson_is_loaded_without_need() throws Exception {
    assertThat(loaded("lines")).noneMatch(it -> it.contains("jackson"));
    assertThat(loaded("fromJSON")).anyMatch(it -> it.contains("jackson"));
  }

  private static List<String> loaded(String function) throws Exception {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Loading.class.getName(),
                function)
            .redirectErrorStream(true)
            .start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor()).isZero();
    assertThat(lines).anyMatch(it -> it.contains("dev.runner.expr.Evaluator"));
    return lines;
  }
}
