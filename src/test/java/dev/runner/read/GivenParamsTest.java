package dev.runner.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.Template;
import dev.runner.expr.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GivenParamsTest {
  private static final String PLAN =
      """
      version: 1
      name: x
      params:
        root: {type: path, default: src}
        depth: {type: integer, default: 4}
        share: {type: number, default: 0.5}
        fetch: {type: boolean, default: false}
        stage: {enum: [staging, production], default: staging}
        word: {default: "1.10"}
        wait: {type: duration, default: 5m, max: 1h}
        n: {type: int, min: 1, max: 20, default: 1}
        code: {pattern: "[a-z]{2}[0-9]", default: ab1}
        kind: {type: enum, enum: [x, y], default: x}
      jobs: {a: {steps: [{run: x}]}}
      """;

  private static final String NEEDY =
      """
      version: 1
      name: x
      params: {who: {}, n: {type: integer}, free: {default: 3}}
      vars: {greeting: "hello ${{ params.who }}"}
      env: {WHO: "${{ params.who }}"}
      concurrency: ${{ params.n }}
      jobs: {a: {targets: ["${{ params.who }}"], steps: [{exec: [echo, "${{ vars.greeting }}", "${{ env.WHO }}"]}]}}
      """;

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          root, work, /home/me/here/work
          root, ../work, /home/me/work
          root, ~/src, /home/me/src
          root, ~, /home/me
          root, /srv/./x, /srv/x
          root, -, -
          root, ~other, /home/me/here/~other
          depth, 7, 7
          depth, -007, -007
          share, 1e3, 1e3
          share, 3, 3
          fetch, true, true
          stage, production, production
          word, true, true
          word, ${{ params.x }}, ${{ params.x }}
          wait, 1h, 1h
          wait, 1m30s, 1m30s
          n, 20, 20
          code, zz9, zz9
          kind, y, y
          """)
  void takes_what_the_caller_gives(String name, String given, String value) {
    Reading reading = Readings.of(PLAN, Map.of(name, given));
    assertThat(reading.usage()).isEmpty();
    assertThat(reading.draft().params().entrySet())
        .anyMatch(
            it -> it.getKey().equals(name) && it.getValue().text().equals(Optional.of(value)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          depth | x          | -p depth=x: `depth` is an integer
          depth | 1.5        | -p depth=1.5: `depth` is an integer
          depth | ''         | -p depth=: `depth` is an integer
          share | half       | -p share=half: `share` is a number
          share | 1e99999999 | -p share=1e99999999: `share` is a number
          fetch | yes        | -p fetch=yes: `fetch` is a boolean: `true` or `false`
          stage | prod       | -p stage=prod: `stage` is `staging` or `production`
          root  | ''         | -p root=: `root` is a path
          rot   | x          | -p rot=x: there is no parameter `rot`; did you mean `root`?
          other | x          | -p other=x: there is no parameter `other`; the plan has `root`, `depth`, `share`, `fetch`, `stage`, `word`, `wait`, `n`, `code` and `kind`
          wait  | 61m        | -p wait=61m: `wait` is a duration up to 1h
          wait  | 30         | -p wait=30: `wait` is a duration up to 1h
          n     | 0          | -p n=0: `n` is an integer from 1 to 20
          n     | 1.0        | -p n=1.0: `n` is an integer from 1 to 20
          code  | abc1       | -p code=abc1: `code` is a string that matches `[a-z]{2}[0-9]`
          kind  | z          | -p kind=z: `kind` is `x` or `y`
          """)
  void says_what_is_wrong_with_what_the_caller_gives(String name, String given, String usage) {
    Reading reading = Readings.of(PLAN, Map.of(name, given));
    assertThat(reading.usage()).containsExactly(usage);
    assertThat(reading.problems().all()).isEmpty();
  }

  @Test
  void takes_the_defaults() {
    assertThat(Readings.of(PLAN).draft().params())
        .containsExactly(
            Map.entry("root", Value.of("/plans/src")),
            Map.entry("depth", Value.of(4)),
            Map.entry("share", new Value.Num(new BigDecimal("0.5"), "0.5")),
            Map.entry("fetch", Value.FALSE),
            Map.entry("stage", Value.of("staging")),
            Map.entry("word", Value.of("1.10")),
            Map.entry("wait", Value.of("5m")),
            Map.entry("n", Value.of(1)),
            Map.entry("code", Value.of("ab1")),
            Map.entry("kind", Value.of("x")));
  }

  @Test
  void names_what_is_missing_and_checks_the_rest() {
    Reading reading = Readings.of(NEEDY);
    assertThat(reading.missing()).isEqualTo(List.of("who", "n"));
    assertThat(reading.usage()).isEmpty();
    assertThat(Readings.problems(reading)).isEmpty();
  }

  @Test
  void evaluates_when_nothing_is_missing() {
    Reading reading = Readings.of(NEEDY, Map.of("who", "${{ world }}", "n", "3"));
    assertThat(Readings.problems(reading)).isEmpty();
    assertThat(reading.missing()).isEmpty();
    assertThat(reading.draft().vars())
        .isEqualTo(Map.of("greeting", Value.of("hello ${{ world }}")));
    assertThat(reading.draft().control().concurrency()).contains(3);
    assertThat(reading.draft().env().values()).allMatch(Template::constant).hasSize(1);
  }

  @Test
  void blames_the_template_for_a_value_that_does_not_fit() {
    Reading reading = Readings.of(NEEDY, Map.of("who", "x", "n", "0"));
    assertThat(Readings.problems(reading))
        .isEqualTo(
            "6:14 [${{ params.n }}] expected a number from 1, or a share of the cores such as `50%`, found `0`");
  }

  @Test
  void does_not_ask_for_a_parameter_whose_value_is_wrong() {
    Reading reading = Readings.of(NEEDY, Map.of("who", "x", "n", "many"));
    assertThat(reading.missing()).isEmpty();
    assertThat(reading.usage()).isEqualTo(List.of("-p n=many: `n` is an integer"));
    assertThat(Readings.problems(reading)).isEmpty();
  }
}
