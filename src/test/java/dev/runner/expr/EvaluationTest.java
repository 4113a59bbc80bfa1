package dev.runner.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "nope ~ 1-5: `nope` has no value here",
        "nope(1) ~ 1-5: there is no function `nope`",
        "target.hots ~ 8-12: `target` has no field `hots`; did you mean `host`?",
        "target.whatever ~ 8-16: `target` has no field `whatever`; it has `key`, `host`, `tags`,"
            + " `n`",
        "fromJSON('{}').a ~ 16-17: `fromJSON(...)` has no field `a`; it is empty",
        "fromJSON('{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1}').xyz ~ 57-60:"
            + " `fromJSON(...)` has no field `xyz`; it has `a`, `b`, `c`, `d`, `e` and 2 more",
        "target.n.x ~ 10-11: `target.n` is null: it has no field `x`",
        "target.n[0] ~ 10-11: `target.n` is null: it has no item 0",
        "target.n.* ~ 10-11: `target.n` is null: it has no items",
        "target.tags[2] ~ 13-14: `target.tags` has 2 items, so no item 2",
        "target.tags[-1] ~ 13-15: `target.tags` has 2 items, so no item -1",
        "target.tags[1e99] ~ 13-17: `target.tags` has 2 items, so no item 1e99",
        "target.tags[0.5] ~ 13-16: `target.tags` is a list: its index is a whole number, not 0.5",
        "target.tags[true] ~ 13-17: `target.tags` is a list: its index is a whole number, not a"
            + " boolean",
        "target.tags.x ~ 13-14: `target.tags` is a list: it has no field `x`; `.*` goes to every"
            + " item",
        "target[0] ~ 8-9: `target` is a record: its index is a field's name, not 0",
        "target.host.x ~ 13-14: `target.host` is a string: it has no field `x`",
        "target.host['a b'] ~ 13-18: `target.host` is a string: it has no field `a b`",
        "target['a b'].c ~ 8-13: `target` has no field `a b`; it has `key`, `host`, `tags`, `n`",
        "target.host.* ~ 13-14: `.*` takes a list or a record, not a string",
        "target.tags.*.x ~ 15-16: `target.tags.*` is a string: it has no field `x`",
        "!target.host ~ 2-13: `!` takes booleans, not a string; compare it, as in `x != ''`",
        "true && target.n ~ 9-17: `&&` takes booleans, not null; `&&` and `||` choose no value: use"
            + " `default(x, fallback)` or `c ? x : y`",
        "target.key || true ~ 1-11: `||` takes booleans, not a string; compare it, as in `x != ''`",
        "target.host == 1 ~ 16-17: `==` compares a string with a number; use `number(...)` or"
            + " `string(...)`",
        "target.host != true ~ 16-20: `!=` compares a string with a boolean; write `true` and"
            + " `false` without quotes, or use `string(...)`",
        "target.tags == target ~ 16-22: `==` compares a list with a record",
        "target.host < 1 ~ 15-16: `<` compares a string with a number; use `number(...)` or"
            + " `string(...)`",
        "target.n < 1 ~ 1-9: `<` takes numbers or strings, not null",
        "1 < target.tags ~ 5-16: `<` takes numbers or strings, not a list; `count(list)` is a"
            + " number",
        "trim(target.n) ~ 6-14: `trim` takes a string, not null; use `default(x, '')`",
        "trim(target.tags) ~ 6-17: `trim` takes a string, not a list; use `join(...)` or"
            + " `toJSON(...)`",
        "trim() ~ 1-5: `trim` takes 1 argument, not 0; write `trim(text)`",
        "filter(target.tags, t, t) ~ 24-25: `filter` takes a boolean, not a string; compare it, as"
            + " in `x != ''`",
        "join(target.*) ~ 6-14: item 2 of the list is a list: it has no text",
        "format(target.host, 1, target.n) ~ 24-32: `format` takes a string, a number or a boolean,"
            + " not null; use `default(x, '')`",
        "format(trim('{3}'), 1) ~ 8-19: the format has a `{3}`, but 1 value is given; the first one"
            + " is `{0}`",
        "format(trim('{'), 1) ~ 8-17: the format has a `{` that belongs to no `{0}`; double a brace"
            + " that stands for itself",
        "contains(target.host, 1) ~ 23-24: a string contains strings, not a number; use"
            + " `string(...)`",
        "split('a', '') ~ 12-14: the separator is empty",
        "replace('a', '', 'b') ~ 14-16: the string to replace is empty",
        "match('a', trim('(')) ~ 12-21: bad regular expression: unclosed group at character 2",
        "match('a', target.n) ~ 12-20: `match` takes a string, not null; use `default(x, '')`",
        "number('x') ~ 8-11: `x` is not a number",
        "number('') ~ 8-10: `` is not a number",
        "number('1e99999999999') ~ 8-23: `1e99999999999` is not a number",
        "number('\u0661') ~ 8-11: `\u0661` is not a number",
        "string(target.n) ~ 8-16: `string` takes a string, a number or a boolean, not null; use"
            + " `default(x, '')`",
        "default(target.host.x, 1) ~ 21-22: `target.host` is a string: it has no field `x`",
      })
  void a_value_that_does_not_fit_is_an_error_at_its_place(String written, String error) {
    assertThat(Sample.outcome(written)).isEqualTo(error);
  }

  @Test
  void an_error_says_where_it_is() {
    assertThatThrownBy(() -> Sample.value("target.hots"))
        .isInstanceOfSatisfying(
            EvaluationException.class,
            it ->
                assertThat(it.located())
                    .isEqualTo("plan:1:8: `target` has no field `hots`; did you mean `host`?"));
  }

  @Test
  void each_call_asks_for_a_port_of_its_own() throws EvaluationException {
    AtomicInteger ports = new AtomicInteger(1);
    Names names =
        new Names() {
          @Override
          public Optional<Value> named(String name) {
            return Optional.of(Sample.json("[1, 2]")).filter(_ -> name.equals("hosts"));
          }

          @Override
          public OptionalInt freePort() {
            return OptionalInt.of(ports.getAndIncrement());
          }
        };
    String written = "format('{0} {1}', free_port(), toJSON(map(hosts, h, free_port())))";
    assertThat(Sample.parsed(written).evaluate(names)).isEqualTo(Value.of("1 [2,3]"));
  }

  @Test
  void a_port_that_is_not_to_be_had_is_an_error() {
    assertThatThrownBy(() -> Sample.parsed("free_port()").evaluate((Names) _ -> Optional.empty()))
        .hasMessage("there is no free port to be had");
  }

  @Test
  void a_condition_that_is_none_is_an_error() {
    assertThatThrownBy(() -> Sample.parsed("target.host").test(Sample.NAMES))
        .hasMessage("a condition is true or false, not a string; compare it, as in `x != ''`");
  }
}
