package dev.runner.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The functions of lists and records, at their edges.
class CollectionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          any([], x, true) ~ false
          all([], x, false) ~ true
          any(hosts, h, h.port > 100) ~ true
          all(hosts, h, h.port > 100) ~ false
          sort([]) ~ []
          sort([3, 1.5, 1e0, -2]) ~ [-2,1e0,1.5,3]
          sort(['b', 'B', 'a', 'ab']) ~ ["B","a","ab","b"]
          sort(['\uFF5E', '\uD83D\uDE00']) ~ ["\uFF5E","\uD83D\uDE00"]
          sort(hosts, h, -h.port).*.name ~ ["b","a"]
          sort(['bb', 'aa', 'c'], x, length(x)) ~ ["c","bb","aa"]
          unique([1, 1.0, '1', null, null, [1], [1.00], true]) ~ [1,"1",null,[1],true]
          unique([record('a', 1, 'b', 2), record('b', 2, 'a', 1)]) ~ [{"a":1,"b":2}]
          unique([['a', 'b'], ['a''b']]) ~ [["a","b"],["a'b"]]
          unique(hosts, h, h.port > 0).*.name ~ ["a"]
          group([], x, x) ~ []
          group([1, 2, 3], x, x % 2) ~ [{"key":1,"items":[1,3]},{"key":0,"items":[2]}]
          group([1, 2], x, null) ~ [{"key":null,"items":[1,2]}]
          sum([]) ~ 0
          sum([0.1, 0.2]) ~ 0.3
          sum(hosts, h, h.port) ~ 523
          min(hosts, h, h.port).name ~ "a"
          max(hosts, h, h.port).name ~ "b"
          max([1, 3, 3.0, 2]) ~ 3
          min(['b', 'a']) ~ "a"
          max([]) ~ null
          flatten([]) ~ []
          flatten([1, [], [2, [3]]]) ~ [1,2,[3]]
          reverse([]) ~ []
          slice([1, 2, 3], 1) ~ [2,3]
          slice([1, 2, 3], -2, -1) ~ [2]
          slice([1, 2, 3], 2, 1) ~ []
          slice([1, 2, 3], -9, 9) ~ [1,2,3]
          slice('abc', 1e9) ~ ""
          slice('abc', -1e99, 1e99) ~ "abc"
          slice('a\uD83D\uDE00c', 1, 2) ~ "\uD83D\uDE00"
          range(0) ~ []
          range(-2) ~ []
          range(3, 1) ~ []
          range(-1, 2.0) ~ [-1,0,1]
          count(range(1048576)) ~ 1048576
          length(hosts) ~ 2
          length(params) ~ 3
          length('') ~ 0
          keys(target) ~ ["key","host","tags","n"]
          values(hosts[0]) ~ ["a",80]
          entries(hosts[0]).*.key ~ ["name","port"]
          record() ~ {}
          record('a', 1, 'a', 2) ~ {"a":2}
          merge(hosts[0], record('port', 1, 'up', true)) ~ {"name":"a","port":1,"up":true}
          merge(hosts[0]) ~ {"name":"a","port":80}
          'port' in merge(hosts[0]) ~ true
          """)
  void a_function_gives(String written, String outcome) {
    assertThat(Sample.outcome(written)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          sort(lines(stdout), l, l == '') ~ 24-31: `sort` takes numbers or strings, not a boolean
          sort(hosts) ~ 6-11: `sort` takes numbers or strings, not a record; write `sort(list, x, x.field)`
          max([[1]]) ~ 5-10: `max` takes numbers or strings, not a list; write `max(list, x, count(x))`
          sum(lines(stdout)) ~ 5-18: `sum` adds numbers, not a string; write `sum(list, x, number(x))`
          sum(hosts, h, h.name) ~ 15-21: `sum` adds numbers, not a string; write `sum(list, x, number(x))`
          any(hosts, h, h.name) ~ 15-21: `any` takes a boolean, not a string; compare it, as in `x != ''`
          group(hosts, h, h.nam) ~ 19-22: `h` has no field `nam`; did you mean `name`?
          group(hosts, h, h.name).*.itms ~ 27-31: `group(...).*` has no field `itms`; did you mean `items`?
          entries(params).*.val ~ 19-22: `entries(...).*` has no field `val`; it has `key`, `value`
          record('a') ~ 1-7: `record` takes names and values in turn; write `record('a', 1, 'b', 2)`
          record(1, 2) ~ 8-9: the names of fields are strings, not a number; use `string(...)`
          merge(hosts) ~ 7-12: `merge` takes a record, not a list
          keys(hosts) ~ 6-11: `keys` takes a record, not a list
          slice(params, 1) ~ 7-13: `slice` takes a string or a list, not a record; `.*` gives the values of a record
          range('3') ~ 7-10: `range` takes a number, not a string; use `number(...)`
          map(hosts, h => h) ~ 14-15: `map` takes a list, a name for its items, and an expression with that name; write `map(list, x, expression)`
          toUpperCase('a') ~ 1-12: unknown function `toUpperCase`; use `upper(text)`
          sort_by(hosts, h, h.name) ~ 1-8: unknown function `sort_by`; use `sort(list, x?, expression?)`
          now() ~ 1-4: unknown function `now`; no function reads a clock: the caller can bring the time, as in `-p now="$(date +%s)"`
          """)
  void a_mistake_is_found_before_there_are_values(String written, String problem) {
    assertThat(Sample.problems(written)).isEqualTo(List.of(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          sort([1, 'a']) ~ 6-14: item 1 of the list is a string: `sort` takes numbers only, or strings only
          sort(target.*) ~ 6-14: item 2 of the list is a list: `sort` takes numbers only, or strings only
          max([1, null]) ~ 5-14: item 1 of the list is null: `max` takes numbers only, or strings only; `default(x, ...)` replaces null
          sum([1], x, target.n) ~ 13-21: item 0 of the list gives null: `sum` adds numbers; `default(x, ...)` replaces null
          sum(target.tags) ~ 5-16: item 0 of the list is a string: `sum` adds numbers
          range(0.5) ~ 7-10: `range` takes a whole number, not 0.5
          range(1e9) ~ 1-6: the result has more than 1048576 items
          keys(target.host) ~ 6-17: `keys` takes a record, not a string; use `fromJSON(...)`
          record(target.n, 1) ~ 8-16: the names of fields are strings, not null; use `default(x, '')`
          """)
  void a_value_that_does_not_fit_is_an_error_at_its_place(String written, String error) {
    assertThat(Sample.outcome(written)).isEqualTo(error);
  }

  @Test
  void types_are_inferred() {
    Type host = Type.closed(Map.of("name", Type.STR, "port", Type.NUM));
    assertThat(Sample.type("sort(hosts, h, h.name)")).isEqualTo(new Type.Arr(host));
    assertThat(Sample.type("max(hosts, h, h.port)")).isEqualTo(host);
    assertThat(Sample.type("group(hosts, h, h.port)"))
        .isEqualTo(new Type.Arr(Type.closed(Map.of("key", Type.NUM, "items", new Type.Arr(host)))));
    assertThat(Sample.type("flatten([[1], [2]])")).isEqualTo(new Type.Arr(Type.NUM));
    assertThat(Sample.type("flatten([1, 2])")).isEqualTo(new Type.Arr(Type.NUM));
    assertThat(Sample.type("values(hosts[0])")).isEqualTo(new Type.Arr(Type.ANY));
    assertThat(Sample.type("slice(stdout, 1)")).isEqualTo(Type.STR);
    assertThat(Sample.type("range(3)")).isEqualTo(new Type.Arr(Type.NUM));
    assertThat(Sample.type("merge(params)")).isEqualTo(Type.open());
  }
}
