package dev.runner.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrammarTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null | null",
        "true | true",
        "false | false",
        "42 | 42",
        "1.10 | 1.10",
        "-2.5e3 | -2.5e3",
        "- 7 | -7",
        "0x1f | 31",
        "0o17 | 15",
        "'it''s' | \"it's\"",
        "'a\\n' | \"a\\\\n\"",
        "\"a\\tb\\n\" | \"a\\tb\\n\"",
        "\"\\\"\\\\\" | \"\\\"\\\\\"",
        "\"\\u0041\\d\\.\" | \"A\\\\d\\\\.\"",
        "'' | \"\"",
        "\"\" | \"\"",
        "  ( ( 1 ) )  | 1",
        "target.host | \"h1\"",
        "target['host'] | \"h1\"",
        "target[\"host\"] | \"h1\"",
        "target . host | \"h1\"",
        "target[target.tags[0]] | 8-22: `target` has no field `x`; it has `key`, `host`, `tags`,"
            + " `n`",
        "target.tags[1] | \"y\"",
        "target.tags[1.0] | \"y\"",
        "target.tags[params.max] | 13-23: `target.tags` is a list: its index is a whole number, not"
            + " 1.10",
        "hosts.*.name | [\"a\",\"b\"]",
        "hosts[*].name | [\"a\",\"b\"]",
        "(hosts.*.name)[1] | \"b\"",
        "target.* | [\"app\",\"h1\",[\"x\",\"y\"],null]",
        "target.tags.* | [\"x\",\"y\"]",
        "fromJSON('[{\"a\":1},{},null,{\"a\":null}]').*.a | [1,null]",
        "fromJSON('{\"x\":{\"p\":[1,2]},\"y\":{\"p\":[3]}}').*.p.* | [1,2,3]",
        "fromJSON('[[1,2],[],[3]]').*[0] | [1,3]",
        "map(hosts, h, h.port) | [80,443]",
        "map(hosts, h, map(hosts, i, i.port == h.port)) | [[true,false],[false,true]]",
        "filter(hosts, h, h.port > 100).*.name | [\"b\"]",
        "1.10 == 1.1 | true",
        "'a' == 'A' | false",
        "null == null | true",
        "target.n == null | true",
        "'a' != null | true",
        "hosts == hosts | true",
        "hosts == target.tags | false",
        "fromJSON('{\"a\":1,\"b\":2}') == fromJSON('{\"b\":2.0,\"a\":1}') | true",
        "2 < 10 | true",
        "'2' < '10' | false",
        "'a' <= 'a' | true",
        "'ab' > 'a' | true",
        "'\uFF5E' < '\uD83D\uDE00' | true",
        "1 >= 1.0 | true",
        "false && target.nope | false",
        "`true || target.nope` | true",
      })
  void a_value_is_what_it_says(String written, String outcome) {
    assertThat(Sample.outcome(written)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`true || false && false` | `true || (false && false)` | `(true || false) && false`",
        "`false == false && false` | `(false == false) && false` | `false == (false && false)`",
        "`true == 1 > 2` | `true == (1 > 2)` | `true`",
        "`!false && false` | `(!false) && false` | `!(false && false)`",
        "`!true == false` | `(!true) == false` | `false`",
        "`!params.fetch == params.fetch` | `(!params.fetch) == params.fetch` | `true`",
        "`1 < 2 == true` | `(1 < 2) == true` | `false`",
      })
  void operators_bind_as_in_github(String written, String bracketed, String other) {
    assertThat(Sample.outcome(written))
        .isEqualTo(Sample.outcome(bracketed))
        .isNotEqualTo(Sample.outcome(other));
  }

  @Test
  void knows_the_names_it_uses_but_not_those_it_binds() {
    Expression expression =
        Sample.parsed("map(hosts, h, h.name == target.host && steps[params.root].x) == stdout");
    assertThat(List.of("hosts", "target", "steps", "params", "stdout")).allMatch(expression::uses);
    assertThat(List.of("h", "name", "host", "root", "x", "")).noneMatch(expression::uses);
  }

  @Test
  void knows_which_fields_it_takes() {
    Expression expression =
        Sample.parsed(
            "steps.a['outputs'].b > 1 && target[params.x].y && toJSON(run) && hosts.*.name");
    assertThat(expression.paths())
        .isEqualTo(
            Set.of(
                List.of("steps", "a", "outputs", "b"),
                List.of("target"),
                List.of("params", "x"),
                List.of("run"),
                List.of("hosts")));
  }

  @ParameterizedTest
  @CsvSource({
    "success(), true",
    "'!(failure() && true)', true",
    "'map(hosts, h, always())', true",
    "'hosts[0].name == ''success()''', false",
  })
  void knows_whether_it_asks_for_the_status(String written, boolean asks) {
    assertThat(Sample.parsed(written).asksStatus()).isEqualTo(asks);
  }

  @Test
  void says_what_was_written() {
    assertThat(Sample.parsed(" a . b ")).hasToString(" a . b ");
  }

  @Test
  void a_condition_is_true_or_false() throws EvaluationException {
    assertThat(Sample.parsed("params.fetch").test(Sample.NAMES)).isTrue();
    assertThat(Sample.parsed("!params.fetch").test(Sample.NAMES)).isFalse();
  }

  @Test
  void raw_is_the_whole_of_an_expression() {
    assertThat(Sample.parsed("raw(target.key)").isRaw()).isTrue();
    assertThat(Sample.parsed("lower(raw(target.key))").isRaw()).isFalse();
  }

  @Test
  void a_name_is_asked_for_once() throws EvaluationException {
    int[] asked = {0};
    Names names =
        name -> {
          asked[0]++;
          return Sample.NAMES.named(name);
        };
    Sample.parsed("map(hosts, h, contains(stdout, h.name))").evaluate(names);
    assertThat(asked[0]).isEqualTo(2);
  }
}
