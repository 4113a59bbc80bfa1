package dev.runner.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.text.Problems;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "parms.root ~ 1-6: undefined name `parms`; did you mean `params`?",
        "True ~ 1-5: undefined name `True`; did you mean `true`?",
        "whatever ~ 1-9: undefined name `whatever`",
        "json.x ~ 1-5: `json` is only known in `outputs`, `expect` and `until`",
        "success == 1 ~ 1-8: `success` is a function; call it: `success(...)`",
        "params.rot ~ 8-11: `params` has no field `rot`; did you mean `root`?",
        "steps.state.outputs.brnch > 'a' ~ 21-26: `steps.state.outputs` has no field `brnch`; did"
            + " you mean `branch`?",
        "steps.state.outputs.x ~ 21-22: `steps.state.outputs` has no field `x`; it has `branch`,"
            + " `dirty`",
        "steps['stat'].outputs ~ 7-13: `steps` has no field `stat`; did you mean `state`?",
        "steps.*.outputs.brunch ~ 17-23: `steps.*.outputs` has no field `brunch`; did you mean"
            + " `branch`?",
        "hosts.name ~ 7-11: `hosts` is a list: it has no field `name`; `.*` goes to every item",
        "hosts['name'] ~ 7-13: `hosts` is a list: it has no field `name`; `.*` goes to every item",
        "hosts[stdout] ~ 7-13: `hosts` is a list: its index is a whole number, not a string",
        "params[0] ~ 8-9: `params` is a record: its index is a field's name, not a number",
        "stdout.x ~ 8-9: `stdout` is a string: it has no field `x`",
        "stdout[0] ~ 8-9: `stdout` is a string: it has no items",
        "nothing.x ~ 9-10: `nothing` is null: it has no field `x`",
        "stdout.* ~ 8-9: `.*` takes a list or a record, not a string",
        "hosts.*.nme ~ 9-12: `hosts.*` has no field `nme`; did you mean `name`?",
        "startswith('a', 'b') ~ 1-11: unknown function `startswith`; did you mean `startsWith`?",
        "len(stdout) ~ 1-4: unknown function `len`; use `length(x)`",
        "cancelled() ~ 1-10: unknown function `cancelled`; use `always()` or `failure()`",
        "filtr(hosts, h, h.port > 1) ~ 1-6: unknown function `filtr`; did you mean `filter`?",
        "frobnicate(1) ~ 1-11: unknown function `frobnicate`",
        "trim() ~ 1-5: `trim` takes 1 argument, not 0; write `trim(text)`",
        "replace('a', 'b') ~ 1-8: `replace` takes 3 arguments, not 2; write `replace(text, from,"
            + " to)`",
        "join(hosts.*.name, 'a', 'b') ~ 1-5: `join` takes 1 to 2 arguments, not 3; write"
            + " `join(list, separator?)`",
        "format() ~ 1-7: `format` takes at least 1 argument, not 0; write `format(text, value...)`",
        "trim(1) ~ 6-7: `trim` takes a string, not a number; use `string(...)`",
        "trim(hosts) ~ 6-11: `trim` takes a string, not a list; use `join(...)` or `toJSON(...)`",
        "trim(params) ~ 6-12: `trim` takes a string, not a record; use `toJSON(...)`",
        "trim(null) ~ 6-10: `trim` takes a string, not null; use `default(x, '')`",
        "join(stdout) ~ 6-12: `join` takes a list, not a string; use `lines(...)` or `split(...)`",
        "join(params) ~ 6-12: `join` takes a list, not a record; `.*` gives the values of a record",
        "count(1) ~ 7-8: `count` takes a list or a record, not a number",
        "number(true) ~ 8-12: `number` takes a string, a number or null, not a boolean; use"
            + " `string(...)`",
        "string(hosts) ~ 8-13: `string` takes a string, a number or a boolean, not a list; use"
            + " `join(...)` or `toJSON(...)`",
        "contains(1, 2) ~ 10-11: `contains` takes a string, a list or a record, not a number; use"
            + " `string(...)`",
        "contains(stdout, 1) ~ 18-19: a string contains strings, not a number; use `string(...)`",
        "contains(hosts.*.port, '80') ~ 24-28: this is a list of other values: a string is never"
            + " among them",
        "filter(hosts, h, h.name) ~ 18-24: `filter` takes a boolean, not a string; compare it, as"
            + " in `x != ''`",
        "filter(hosts, h, h.nam == 'a') ~ 20-23: `h` has no field `nam`; did you mean `name`?",
        "map(hosts, stdout, 1) ~ 12-18: `stdout` already means something here; choose another name"
            + " for the items",
        "map(hosts, h, map(hosts, h, 1)) ~ 26-27: `h` already means something here; choose another"
            + " name for the items",
        "map(hosts, h, x) ~ 15-16: undefined name `x`",
        "format('{1}', 1) ~ 8-13: the format has a `{1}`, but 1 value is given; the first one is"
            + " `{0}`",
        "format('{0}') ~ 8-13: the format has a `{0}`, but 0 values are given; the first one is"
            + " `{0}`",
        "format('a { b', 1) ~ 8-15: the format has a `{` that belongs to no `{0}`; double a brace"
            + " that stands for itself",
        "format('a } b', 1) ~ 8-15: the format has a `}` that belongs to no `{0}`; double a brace"
            + " that stands for itself",
        "format('{x}', 1) ~ 8-13: the format has a `{` that belongs to no `{0}`; double a brace"
            + " that stands for itself",
        "format('{0}', null) ~ 15-19: `format` takes a string, a number or a boolean, not null; use"
            + " `default(x, '')`",
        "!stdout ~ 2-8: `!` takes booleans, not a string; compare it, as in `x != ''`",
        "!params.max ~ 2-12: `!` takes booleans, not a number; compare it, as in `x != 0`",
        "!null ~ 2-6: `!` takes booleans, not null; compare it, as in `x != null`",
        "!hosts ~ 2-7: `!` takes booleans, not a list; compare its size, as in `count(x) > 0`",
        "stdout && true ~ 1-7: `&&` takes booleans, not a string; compare it, as in `x != ''`",
        "params.fetch && 'x' ~ 17-20: `&&` takes booleans, not a string; `&&` and `||` choose no"
            + " value: use `default(x, fallback)` or `c ? x : y`",
        "params.fetch || 'x' ~ 17-20: `||` takes booleans, not a string; `&&` and `||` choose no"
            + " value: use `default(x, fallback)` or `c ? x : y`",
        "params.max == '1' ~ 15-18: `==` compares a number with a string; use `number(...)` or"
            + " `string(...)`",
        "params.fetch != 'true' ~ 17-23: `!=` compares a boolean with a string; write `true` and"
            + " `false` without quotes, or use `string(...)`",
        "hosts == params ~ 10-16: `==` compares a list with a record",
        "params.max < 'a' ~ 14-17: `<` compares a number with a string; use `number(...)` or"
            + " `string(...)`",
        "1 < true ~ 5-9: `<` takes numbers or strings, not a boolean",
        "hosts > 1 ~ 1-6: `>` takes numbers or strings, not a list; `count(list)` is a number",
        "null >= 1 ~ 1-5: `>=` takes numbers or strings, not null",
        "success() ~ 1-8: `success()` can't be asked here; it belongs in the `if` of a step or a"
            + " job",
        "lower(raw('a')) ~ 7-10: `raw` has no effect within an expression; it is the outermost call"
            + " of a hole: `${{ raw(x) }}`",
        "raw() ~ 1-4: `raw` takes 1 argument, not 0; write `raw(x)`",
      })
  void a_mistake_is_found_before_there_are_values(String written, String problem) {
    assertThat(Sample.problems(written)).isEqualTo(List.of(problem));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "target.anything.at[0].all == 1 && target.x == 'x'",
        "params.root == null || null != hosts",
        "target.x < 1 && target.x < 'a'",
        "default(target.x, 1) > 0",
        "capture(stdout, 'x') == null || capture(stdout, 'x') > 'a'",
        "contains(target.tags, 1) && contains(stdout, target.x)",
        "filter(target.tags, t, t)[0] == 1",
        "(fromJSON(stdout).*.x)[0] == 1",
        "map(hosts, h, h.name)[0] == map(target.tags, h, h)[0]",
        "match(stdout, target.regex)",
        "format(target.format, 1)",
      })
  void what_can_only_be_known_with_values_is_left_alone(String written) {
    assertThat(Sample.problems(written)).isEmpty();
  }

  @Test
  void all_mistakes_of_an_expression_are_found() {
    assertThat(Sample.problems("parms.root == 1 && trim(1) == params.rot || lenght('a') > 1"))
        .isEqualTo(
            List.of(
                "1-6: undefined name `parms`; did you mean `params`?",
                "25-26: `trim` takes a string, not a number; use `string(...)`",
                "38-41: `params` has no field `rot`; did you mean `root`?",
                "45-51: unknown function `lenght`; did you mean `length`?"));
  }

  @Test
  void the_status_functions_are_for_conditions() {
    Scope scope = new Scope(Map.of(), true, Map.of());
    assertThat(Sample.problems("success() || failure() || always()", scope)).isEmpty();
    assertThat(Sample.problems("always(1)", scope))
        .isEqualTo(List.of("1-7: `always` takes 0 arguments, not 1; write `always()`"));
  }

  @Test
  void names_and_functions_of_other_places_are_explained_there() {
    Type need = Type.closed(Map.of("outcome", Type.STR));
    Scope scope =
        new Scope(
            Map.of("needs", Type.closed(Map.of("a", need))),
            false,
            Map.of("needs.a.vars", "is not known here", "free_port()", "belongs elsewhere"));
    assertThat(Sample.problems("needs.a.vars.port == free_port()", scope))
        .isEqualTo(
            List.of(
                "9-13: `needs.a.vars` is not known here",
                "22-31: `free_port()` belongs elsewhere"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "params.root ~ 1-12: a condition is true or false, not a string; compare it, as in `x !="
            + " ''`",
        "count(hosts) ~ 1-13: a condition is true or false, not a number; compare it, as in `x !="
            + " 0`",
      })
  void a_condition_must_be_a_boolean(String written, String problem) {
    Problems problems = new Problems();
    Sample.parsed(written).checkCondition(Sample.SCOPE, problems);
    assertThat(Sample.shown(problems)).isEqualTo(List.of(problem));
  }

  @Test
  void a_condition_may_be_unknown() {
    Problems problems = new Problems();
    Sample.parsed("target.x").checkCondition(Sample.SCOPE, problems);
    Sample.parsed("params.fetch").checkCondition(Sample.SCOPE, problems);
    assertThat(problems.all()).isEmpty();
  }
}
