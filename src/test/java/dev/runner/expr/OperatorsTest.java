package dev.runner.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Arithmetic, choices, lists that are written down, and what is in what.
class OperatorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          1 + 2 ~ 3
          5 -3 ~ 2
          5-3 ~ 2
          0.1 + 0.2 ~ 0.3
          1.10 + 1.10 ~ 2.2
          1.5 * 2 ~ 3
          0.5 - 0.5 ~ 0
          7 / 2 ~ 3.5
          8 / 2 ~ 4
          2 / 3 ~ 0.6666666666666666666666666666666667
          -7 % 3 ~ -1
          7 % -3 ~ 1
          5.5 % 2 ~ 1.5
          99999999999999999 * 99999999999999999 ~ 9999999999999999800000000000000001
          9999999999999999 + 1 ~ 10000000000000000
          0x1f + 1 ~ 32
          1e3 + 1 ~ 1001
          1e30 * 10 ~ 10000000000000000000000000000000
          1e50 * 10 ~ 1E+51
          1 / 8 / 1e12 ~ 1.25E-13
          1 / 1000 ~ 0.001
          params.max * 2 ~ 2.2
          - 7 ~ -7
          --1 ~ 1
          -(-1) ~ 1
          -0x1f + 0 ~ -31
          -params.max ~ -1.10
          --params.max ~ 1.10
          -(0) == 0 ~ true
          !!true ~ true
          2 * -3 ~ -6
          params.fetch ? 'a' : 1 / 0 ~ "a"
          !params.fetch ? target.nope : 'b' ~ "b"
          true ? false ? 1 : 2 : 3 ~ 2
          (true ? target : hosts).host ~ "h1"
          default(true ? target.nope : 1, 'x') ~ "x"
          [] ~ []
          [1, 'a', null, [true], ] ~ [1,"a",null,[true]]
          [1 + 1][0] ~ 2
          'x' in target.tags ~ true
          'X' in target.tags ~ false
          1.0 in [1] ~ true
          null in [null] ~ true
          [1] in [[1]] ~ true
          'bc' in 'abcd' ~ true
          '' in '' ~ true
          'host' in target ~ true
          'n' in target ~ true
          'nope' in target ~ false
          target.n in ['a', null] ~ true
          1 in [] ~ false
          in in [1] ~ 1-3: `in` has no value here
          """)
  void a_value_is_what_it_says(String written, String outcome) {
    assertThat(Sample.outcome(written)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          1 + 2 * 3 ~ 1 + (2 * 3) ~ (1 + 2) * 3
          7 - 2 - 1 ~ (7 - 2) - 1 ~ 7 - (2 - 1)
          8 / 4 / 2 ~ (8 / 4) / 2 ~ 8 / (4 / 2)
          7 - 2 + 1 ~ (7 - 2) + 1 ~ 7 - (2 + 1)
          9 % 5 * 2 ~ (9 % 5) * 2 ~ 9 % (5 * 2)
          1 + 1 == 2 ~ (1 + 1) == 2 ~ 1
          2 < 1 + 2 ~ 2 < (1 + 2) ~ false
          -1 + 3 ~ (-1) + 3 ~ -(1 + 3)
          -params.max * 2 ~ (-params.max) * 2 ~ 0
          1 in [1] == true ~ (1 in [1]) == true ~ false
          1 + 1 in [2] ~ (1 + 1) in [2] ~ false
          !(1 in [1]) || true ~ (!(1 in [1])) || true ~ false
          true || false ? 1 : 2 ~ (true || false) ? 1 : 2 ~ true
          false ? 1 : true ? 2 : 3 ~ false ? 1 : (true ? 2 : 3) ~ 3
          true ? 1 : 2 + 3 ~ true ? 1 : (2 + 3) ~ (true ? 1 : 2) + 3
          """)
  void operators_bind_as_documented(String written, String bracketed, String other) {
    assertThat(Sample.outcome(written))
        .isEqualTo(Sample.outcome(bracketed))
        .isNotEqualTo(Sample.outcome(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          stdout + 1 ~ 1-7: `+` takes numbers, not a string; `number(x)` reads a number; `format('{0}{1}', a, b)` joins texts
          1 - stdout ~ 5-11: `-` takes numbers, not a string; `number(x)` reads a number
          1 * null ~ 5-9: `*` takes numbers, not null; use `default(x, 0)`
          hosts + hosts.*.name ~ 1-6: `+` takes numbers, not a list; `flatten([a, b])` joins lists ¦ 9-21: `+` takes numbers, not a list; `flatten([a, b])` joins lists
          hosts / 2 ~ 1-6: `/` takes numbers, not a list; `count(list)` is a number
          params + 1 ~ 1-7: `+` takes numbers, not a record; `merge(a, b)` joins records
          -stdout ~ 2-8: `-` takes numbers, not a string; `number(x)` reads a number
          1 / 0 ~ 5-6: division by zero; choose before: `n == 0 ? 0 : x / n`
          1 % 0.0 ~ 5-8: division by zero; choose before: `n == 0 ? 0 : x / n`
          (1 + 2).x ~ 9-10: the value is a number: it has no field `x`
          stdout ? 1 : 2 ~ 1-7: what stands before `?` is true or false, not a string; compare it, as in `x != ''`
          params.fetch ? parms : params.rot ~ 16-21: undefined name `parms`; did you mean `params`? ¦ 31-34: `params` has no field `rot`; did you mean `root`?
          (params.fetch ? 1 : 2) == 'a' ~ 27-30: `==` compares a number with a string; use `number(...)` or `string(...)`
          1 in stdout ~ 1-2: a string contains strings, not a number; use `string(...)`
          1 in params ~ 1-2: the names of fields are strings, not a number; use `string(...)`
          1 in hosts.*.name ~ 1-2: this is a list of other values: a number is never among them
          'a' in ['b', 'c'] && 'a' in [1] ~ 22-25: this is a list of other values: a string is never among them
          'a' in 1 ~ 8-9: `in` looks into a string, a list or a record, not a number
          'a' in null ~ 8-12: `in` looks into a string, a list or a record, not null; use `default(list, [])`
          params.max-1 ~ 8-13: `params` has no field `max-1`; a name may have a `-` in it: with blanks around it, it is a minus: `max - 1`
          map([1], x, x-1) ~ 13-16: undefined name `x-1`; a name may have a `-` in it: with blanks around it, it is a minus: `x - 1`
          """)
  void a_wrong_type_is_found_before_there_are_values(String written, String problems) {
    assertThat(Sample.problems(written)).isEqualTo(List.of(problems.split(" ¦ ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          target.host + 1 ~ 1-12: `+` takes numbers, not a string; `number(x)` reads a number; `format('{0}{1}', a, b)` joins texts
          1 + target.n ~ 5-13: `+` takes numbers, not null; use `default(x, 0)`
          1 / (params.max - 1.1) ~ 6-22: division by zero; choose before: `n == 0 ? 0 : x / n`
          -target.host ~ 2-13: `-` takes numbers, not a string; `number(x)` reads a number
          target.host ? 1 : 2 ~ 1-12: what stands before `?` is true or false, not a string; compare it, as in `x != ''`
          target.n in target.n ~ 13-21: `in` looks into a string, a list or a record, not null; use `default(list, [])`
          target.n in target.host ~ 1-9: a string contains strings, not null; use `default(x, '')`
          target.n in target ~ 1-9: the names of fields are strings, not null; use `default(x, '')`
          target.host-1 ~ 8-14: `target` has no field `host-1`; a name may have a `-` in it: with blanks around it, it is a minus: `host - 1`
          1e999999999 + 1 ~ 1-16: the number is too large or too long: 1000 digits at most
          1e-999999999 * 2 ~ 1-17: the number is too large or too long: 1000 digits at most
          1e600 * 1e600 ~ 1-14: the number is too large or too long: 1000 digits at most
          [1, 2][2] ~ 8-9: the value has 2 items, so no item 2
          """)
  void a_wrong_type_that_only_values_show_is_an_error(String written, String error) {
    assertThat(Sample.outcome(written)).isEqualTo(error);
  }

  @Test
  void the_type_of_a_choice_and_of_a_list_is_known_as_far_as_its_parts_are_alike() {
    assertThat(Sample.type("params.fetch ? 1 : 2")).isEqualTo(Type.NUM);
    assertThat(Sample.type("params.fetch ? 1 : 'a'")).isEqualTo(Type.ANY);
    assertThat(Sample.type("[1, 2]")).isEqualTo(new Type.Arr(Type.NUM));
    assertThat(Sample.type("[1, 'a']")).isEqualTo(new Type.Arr(Type.ANY));
    assertThat(Sample.type("[]")).isEqualTo(new Type.Arr(Type.ANY));
    assertThat(Sample.type("1 in target.x")).isEqualTo(Type.BOOL);
    assertThat(Sample.type("target.x + 1")).isEqualTo(Type.NUM);
    assertThat(Sample.type("-target.x")).isEqualTo(Type.NUM);
  }

  @Test
  void the_names_in_all_of_it_are_known() {
    Expression expression = Sample.parsed("[a] in b ? -c + d : map(e, x, x - f)");

    assertThat(List.of("a", "b", "c", "d", "e", "f")).allMatch(expression::uses);
    assertThat(expression.uses("x")).isFalse();
  }
}
