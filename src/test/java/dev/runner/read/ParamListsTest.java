package dev.runner.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParamListsTest {
  private static final String PLAN =
      """
      version: 1
      name: x
      params:
        names: {type: list, pattern: "[a-z ]+", default: [a, b]}
        ports: {type: list, items: int, min: 1, default: [80]}
        any: {default: [1, 2]}
        files: {type: list, items: path, default: []}
        maybe: {type: integer, required: false}
      jobs: {a: {targets: ["${{ params.names[0] }}"], steps: [{exec: [echo, "${{ params.ports[0] }}"], if: params.maybe == null}]}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          names | x          | [x]
          names | x,y z      | [x, y z]
          names | ["x","y"]  | [x, y]
          names | [x, y]     | [x, y]
          names | ''         | []
          names | []         | []
          ports | 1,2        | [1, 2]
          ports | [1, 2]     | [1, 2]
          files | a,~/b,/c   | [/home/me/here/a, /home/me/b, /c]
          """)
  void takes_lists_with_commas_or_as_json(String name, String given, String items) {
    Reading reading = Readings.of(PLAN, Map.of(name, given));
    assertThat(reading.usage()).isEmpty();
    assertThat(texts(reading.draft().params().get(name))).hasToString(items);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          names | x,,y     | -p names=x,,y: `names` is a list such as `a,b`, each item a string that matches `[a-z ]+`
          ports | 1,x      | -p ports=1,x: `ports` is a list such as `a,b`, each item an integer from 1
          ports | ["1"]    | -p ports=["1"]: `ports` is a list such as `a,b`, each item an integer from 1
          ports | [1       | -p ports=[1: `ports` is a list such as `a,b`, each item an integer from 1
          ports | [[1]]    | -p ports=[[1]]: `ports` is a list such as `a,b`, each item an integer from 1
          ports | 0        | -p ports=0: `ports` is a list such as `a,b`, each item an integer from 1
          """)
  void says_what_each_item_must_be(String name, String given, String usage) {
    assertThat(Readings.of(PLAN, Map.of(name, given)).usage()).containsExactly(usage);
  }

  @Test
  void takes_the_defaults_and_null_for_what_nobody_gives() {
    Reading reading = Readings.of(PLAN);
    assertThat(Readings.problems(reading)).isEmpty();
    assertThat(reading.missing()).isEmpty();
    assertThat(reading.draft().params())
        .containsExactly(
            Map.entry("names", new Value.Arr(List.of(Value.of("a"), Value.of("b")))),
            Map.entry("ports", new Value.Arr(List.of(Value.of(80)))),
            Map.entry("any", new Value.Arr(List.of(Value.of(1), Value.of(2)))),
            Map.entry("files", new Value.Arr(List.of())),
            Map.entry("maybe", Value.NULL));
  }

  private static List<String> texts(Value value) {
    return value instanceof Value.Arr(List<Value> items)
        ? items.stream().map(it -> it.text().orElse("?")).toList()
        : List.of();
  }
}
