package dev.runner.target;

import static dev.runner.target.Given.object;
import static dev.runner.target.Given.targets;
import static dev.runner.target.Given.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.expr.Value;
import dev.runner.plan.TargetSource;
import dev.runner.plan.Targets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixTest {
  private static final String AXES = "{\"os\":[\"linux\",\"mac\"],\"go\":[1.9,1.10]}";
  private final Given given;

  MatrixTest(@TempDir Path folder) {
    given = new Given(folder);
  }

  @Test
  void the_last_axis_varies_fastest_and_scalars_keep_their_spelling() throws Exception {
    assertEquals(
        List.of("linux,1.9", "linux,1.10", "mac,1.9", "mac,1.10"),
        given.keys(matrix(AXES, List.of(), List.of())));
    assertEquals(
        "{\"key\":\"linux,1.10\",\"os\":\"linux\",\"go\":1.10,\"fields\":{\"os\":\"linux\",\"go\":1.10}}",
        given.read(matrix(AXES, List.of(), List.of())).get(1));
  }

  /// The example of GitHub's documentation.
  @Test
  void includes_extend_or_add_as_in_github_actions() throws Exception {
    assertEquals(
        List.of(
            "{\"fruit\":\"apple\",\"animal\":\"cat\",\"color\":\"pink\",\"shape\":\"circle\"}",
            "{\"fruit\":\"apple\",\"animal\":\"dog\",\"color\":\"green\",\"shape\":\"circle\"}",
            "{\"fruit\":\"pear\",\"animal\":\"cat\",\"color\":\"pink\"}",
            "{\"fruit\":\"pear\",\"animal\":\"dog\",\"color\":\"green\"}",
            "{\"fruit\":\"banana\"}",
            "{\"fruit\":\"banana\",\"animal\":\"cat\"}"),
        fields(
            matrix(
                "{\"fruit\":[\"apple\",\"pear\"],\"animal\":[\"cat\",\"dog\"]}",
                List.of(
                    "{\"color\":\"green\"}",
                    "{\"color\":\"pink\",\"animal\":\"cat\"}",
                    "{\"fruit\":\"apple\",\"shape\":\"circle\"}",
                    "{\"fruit\":\"banana\"}",
                    "{\"fruit\":\"banana\",\"animal\":\"cat\"}"),
                List.of())));
  }

  @Test
  void an_exclude_need_only_match_in_part_and_comes_before_the_includes() throws Exception {
    assertEquals(
        List.of("linux,1.9", "linux,1.10", "mac,1.9"),
        given.keys(
            matrix(AXES, List.of("{\"os\":\"mac\",\"go\":1.9}"), List.of("{\"os\":\"mac\"}"))));
  }

  @Test
  void scalars_are_the_same_when_they_read_the_same() throws Exception {
    assertEquals(
        List.of("1.1", "2"),
        given.keys(matrix("{\"v\":[1.1,1.10,2]}", List.of(), List.of("{\"v\":\"1.10\"}"))));
  }

  @Test
  void only_includes_are_combinations_of_their_own() throws Exception {
    assertEquals(
        List.of("production,a", "production,b"),
        given.keys(
            matrix(
                "{}",
                List.of(
                    "{\"site\":\"production\",\"datacenter\":\"a\"}",
                    "{\"site\":\"production\",\"datacenter\":\"b\"}"),
                List.of())));
  }

  @Test
  void records_are_values_too() throws Exception {
    String axes =
        "{\"os\":[{\"name\":\"linux\",\"tag\":\"a\"},{\"name\":\"mac\",\"tag\":\"b\"}],\"n\":[1,2]}";
    assertEquals(
        List.of("linux,a,1", "linux,a,2"),
        given.keys(matrix(axes, List.of(), List.of("{\"os\":{\"name\":\"mac\"}}"))));
    assertEquals(
        List.of(
            "{\"os\":{\"name\":\"linux\",\"tag\":\"a\"},\"n\":2,\"x\":true}",
            "{\"os\":{\"name\":\"mac\",\"tag\":\"b\"},\"n\":2}"),
        fields(
            matrix(
                axes, List.of("{\"os\":{\"name\":\"linux\"},\"x\":true}"), List.of("{\"n\":1}"))));
  }

  @Test
  void combinations_of_the_same_name_are_refused() {
    assertEquals(
        "INVALID combination 1 of the matrix and combination 3 of the matrix have the same key `a`,"
            + " but each target needs its own",
        given.failure(matrix("{\"v\":[\"a\",\"b\",\"a\"]}", List.of(), List.of())));
  }

  @Test
  void an_axis_needs_values_and_a_matrix_has_an_end() {
    assertEquals(
        "INVALID the matrix has no value for `b`",
        given.failure(matrix("{\"a\":[1],\"b\":[]}", List.of(), List.of())));
    String ten = IntStream.range(0, 10).mapToObj(Integer::toString).toList().toString();
    String axes =
        "{"
            + String.join(
                ",", Stream.of("abcdefg".split("")).map(it -> "\"" + it + "\":" + ten).toList())
            + "}";
    assertEquals(
        "INVALID the matrix has more than 1000000 combinations",
        given.failure(matrix(axes, List.of(), List.of())));
  }

  private List<String> fields(Targets targets) throws Exception {
    try (Rows rows = given.rows(targets)) {
      return IntStream.range(0, rows.size())
          .mapToObj(
              it -> dev.runner.expr.Json.write(rows.row(it).fields().field("fields").orElseThrow()))
          .toList();
    }
  }

  private static Targets matrix(String axes, List<String> include, List<String> exclude) {
    Map<String, List<Value>> values = new LinkedHashMap<>();
    object(axes).fields().forEach((name, list) -> values.put(name, ((Value.Arr) list).items()));
    return targets(
        new TargetSource.Matrix(
            values,
            include.stream().map(Given::object).toList(),
            exclude.stream().map(it -> (Value.Obj) value(it)).toList()));
  }
}
