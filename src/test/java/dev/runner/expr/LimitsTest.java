package dev.runner.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
  private static final String LETTERS = "a".repeat(1 << 20);
  private static final Names NAMES =
      Sample.names(
          Map.of(
              "letters", Value.of(LETTERS),
              "breaks", Value.of("\n".repeat((1 << 20) + 1)),
              "list", Sample.json("[" + "1,".repeat(9999) + "1]")));

  @ParameterizedTest
  @ValueSource(ints = {101, 10_000})
  void deep_nesting_is_a_problem(int depth) {
    assertThat(Sample.problems("(".repeat(depth)))
        .isEqualTo(
            List.of("101-102: this is nested more than 100 levels deep; split the expression"));
    for (String deep : deep(depth)) {
      assertThat(Sample.problems(deep))
          .singleElement()
          .asString()
          .endsWith(": this is nested more than 100 levels deep; split the expression");
    }
  }

  private static List<String> deep(int depth) {
    return List.of(
        "(".repeat(depth) + "1" + ")".repeat(depth),
        "!".repeat(depth) + "true",
        "a" + ".b".repeat(depth),
        "a" + "[0]".repeat(depth),
        "a[".repeat(depth) + "0" + "]".repeat(depth),
        "lower(".repeat(depth) + "'a'" + ")".repeat(depth),
        "1" + " == 1".repeat(depth),
        "1" + " < 1".repeat(depth));
  }

  @Test
  void a_long_chain_of_conditions_is_not_deep() {
    assertThat(Sample.outcome("true" + " && true".repeat(10_000))).isEqualTo("true");
    assertThat(Sample.outcome("false" + " || false".repeat(10_000))).isEqualTo("false");
  }

  @Test
  void what_is_just_not_too_deep_is_evaluated() {
    assertThat(Sample.outcome("!".repeat(98) + "true")).isEqualTo("true");
    assertThat(Sample.outcome("lower(".repeat(98) + "'A'" + ")".repeat(98))).isEqualTo("\"a\"");
    assertThat(Sample.outcome("map(hosts, h, ".repeat(1) + "(".repeat(90) + "1" + ")".repeat(91)))
        .isEqualTo("[1,1]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "join(map(list, x, letters), '') ~ 1-5: the result is larger than 16 MiB",
        "replace(letters, 'a', letters) ~ 1-8: the result is larger than 16 MiB",
        "format('{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}', letters) ~ 1-7: the result"
            + " is larger than 16 MiB",
        "toJSON(map(list, x, letters)) ~ 1-7: the result is larger than 16 MiB",
        "lines(breaks) ~ 1-6: the result has more than 1048576 items",
        "split(breaks, \"\\n\") ~ 1-6: the result has more than 1048576 items",
        "map(list, x, list).*.* ~ 1-23: the result has more than 1048576 items",
        "map(list, x, lower(letters)) ~ 14-19: this expression needs too much memory for these"
            + " values",
        "match(letters, '(a+)+b') ~ 1-6: the regular expression takes too long on this text",
        "replaceRegex(letters, 'a', letters) ~ 1-13: the result is larger than 16 MiB",
        "captureAll(breaks, '$') ~ 1-11: the result has more than 1048576 items",
        "captureAll(letters, '(a+)+b') ~ 1-11: the regular expression takes too long on this text",
        "padStart(letters, 99999999) ~ 1-9: the result is larger than 16 MiB",
        "flatten(map(list, x, list)) ~ 1-8: the result has more than 1048576 items",
        "map(list, x, range(100000)) ~ 14-19: this expression needs too much memory for these"
            + " values",
        "match('a', letters) ~ 12-19: bad regular expression: it is longer than 10000 characters",
        "match(letters, '(a|a)*b') ~ 1-6: the regular expression takes too long on this text",
      })
  void what_takes_too_much_is_an_error(String written, String error) {
    assertThat(outcome(written, new Budget())).isEqualTo(error);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "map(list, x, map(list, y, count(filter(list, z, z != x))))",
        "map(list, x, contains(letters, 'b'))",
        "map(list, x, letters == letters)",
        "map(list, x, letters < letters)",
        "map(list, x, match(letters, 'b'))",
        "map(list, x, capture(letters, '(a+)+b'))",
        "map(list, a, map(list, x, list) == map(list, x, list))",
        "map(list, x, contains(map(list, y, list), list.*))",
        "map(list, x, toJSON(map(list, y, 'a')))",
        "map(list, x, join(list))",
        "map(list, x, sum(list, y, y * 1.5 / 7))",
        "map(list, x, count(sort(list)))",
        "map(list, x, count(unique(list)))",
        "map(list, x, count(group(list, y, letters)))",
        "map(list, x, count(map(list, y, date(y, '%F %T'))))",
        "map(list, x, captureAll(letters, 'b'))",
        "map(list, x, max(map(list, y, letters)))",
        "map(list, x, letters in [letters, letters])",
        "map(list, x, sha256(letters))",
      })
  void what_takes_too_long_is_an_error(String written) {
    assertThat(outcome(written, new Budget(2_000_000, 64 << 20)))
        .matches(
            "\\d+-\\d+: this expression (takes too long on|needs too much memory for) these"
                + " values");
  }

  @Test
  void a_long_needle_is_found_in_linear_time() throws EvaluationException {
    String needle = "a".repeat(1 << 19) + "b";
    Names names = NAMES.with("needle", Value.of(needle));
    Expression expression = Sample.parsed("contains(letters, needle)");
    assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> expression.test(names)))
        .isFalse();
    assertThat(expression.test(names.with("letters", Value.of(LETTERS + needle + LETTERS))))
        .isTrue();
  }

  @Test
  void a_long_needle_is_replaced() throws EvaluationException {
    String needle = "ab".repeat(20);
    Names names = NAMES.with("text", Value.of("x" + needle + "aab" + needle + needle + "y"));
    assertThat(Sample.parsed("replace(text, '" + needle + "', '-')").evaluate(names))
        .isEqualTo(Value.of("x-a--aby"));
  }

  @Test
  void a_hundred_thousand_lines_are_no_matter() throws EvaluationException {
    Names names = NAMES.with("stdout", Value.of("# a\nb\n".repeat(50_000)));
    Expression expression = Sample.parsed("count(filter(lines(stdout), l, !startsWith(l, '#')))");
    assertThat(expression.evaluate(names)).isEqualTo(Value.of(50_000));
  }

  private static String outcome(String written, Budget budget) {
    return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> evaluated(written, budget));
  }

  private static String evaluated(String written, Budget budget) {
    try {
      Evaluator evaluator = new Evaluator(new Asked(NAMES), budget);
      return Json.write(Sample.parsed(written).evaluate(evaluator));
    } catch (EvaluationException e) {
      return Sample.place(e) + e.getMessage();
    }
  }
}
