package dev.runner.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "'' == ~ 6-6: expected a value here",
        "`` ~ 1-1: expected a value here",
        "`  ` ~ 3-3: expected a value here",
        "== 1 ~ 1-3: expected a value, not `==`",
        "(1 ~ 1-2: `(` is not closed",
        "((1) ~ 1-2: `(` is not closed",
        "a[1 ~ 2-3: `[` is not closed",
        "count(a ~ 6-7: `(` is not closed",
        "map(a, x, x ~ 4-5: `(` is not closed",
        "1) ~ 2-3: unexpected `)`; no bracket is open here",
        "(1] ~ 3-4: unexpected `]`; expected an operator or `)`",
        "a[1) ~ 4-5: unexpected `)`; expected an operator or `]`",
        "() ~ 2-3: expected a value, not `)`",
        "a[] ~ 3-4: expected a value, not `]`",
        "count(1 2) ~ 9-10: unexpected `2`; expected `,` or `)`",
        "count(1,) ~ 9-10: expected a value, not `)`",
        "a b ~ 3-4: unexpected `b`; expected an operator such as `==` or `&&`",
        "a 'b' ~ 3-6: unexpected string; expected an operator such as `==` or `&&`",
        "a 12 ~ 3-5: unexpected `12`; expected an operator such as `==` or `&&`",
        "a = 1 ~ 3-4: unexpected `=`; did you mean `==`?",
        "a === 1 ~ 5-6: expected a value, not `=`",
        "a & b ~ 3-4: unexpected `&`; did you mean `&&`?",
        "a | b ~ 3-4: unexpected `|`; did you mean `||`?",
        "a and b ~ 3-6: unexpected `and`; did you mean `&&`?",
        "a or b ~ 3-5: unexpected `or`; did you mean `||`?",
        "not a ~ 5-6: unexpected `a`; expected an operator such as `==` or `&&`",
        "a not in b ~ 3-6: unexpected `not`; write `!(x in list)`",
        "a if b else c ~ 3-5: unexpected `if`; write `c ? x : y`",
        "a is b ~ 3-5: unexpected `is`; did you mean `==`?",
        "a in ~ 5-5: expected a value here",
        "a ? 1 ~ 3-4: `?` without `:`; write `c ? x : y`",
        "a ? 1, 2 ~ 6-7: unexpected `,`; expected an operator or `:`",
        "a ? : 2 ~ 5-6: expected a value, not `:`",
        "a ? 1 : ~ 8-8: expected a value here",
        "a ?? b ~ 4-5: expected a value, not `?`; `default(x, fallback)` replaces null",
        "a : b ~ 3-4: unexpected `:`; it belongs to a `?`: `c ? x : y`",
        "a + ~ 4-4: expected a value here",
        "+ 1 ~ 1-2: expected a value, not `+`",
        "a // 2 ~ 4-5: expected a value, not `/`; `floor(a / b)` leaves the rest out",
        "(a * ) ~ 6-7: expected a value, not `)`",
        "- ~ 2-2: expected a value here",
        "[1, 2 ~ 1-2: `[` is not closed",
        "[1 2] ~ 4-5: unexpected `2`; expected `,` or `]`",
        "[, 1] ~ 2-3: expected a value, not `,`",
        "sort(a, x) ~ 9-10: `sort` takes a list, a name for its items, and an expression with that"
            + " name; write `sort(list, x, expression)`",
        "a.0 ~ 3-4: expected a field's name behind `.`; an index is written `[0]`",
        "a. ~ 3-3: expected a field's name behind `.`",
        "a.'b' ~ 3-6: expected a field's name behind `.`",
        "a..b ~ 3-4: expected a field's name behind `.`",
        ".5 ~ 1-2: expected a value, not `.`",
        "1.2.3 ~ 1-6: `1.2.3` is not a number",
        "12ab ~ 1-5: `12ab` is not a number",
        "0x ~ 1-3: `0x` is not a number",
        "1e ~ 1-3: `1e` is not a number",
        "'abc ~ 1-5: this string is not closed; a quote within it is doubled: 'it''s'",
        "'it's' ~ 5-6: unexpected `s`; expected an operator such as `==` or `&&`",
        "\"abc ~ 1-5: this string is not closed",
        "\"abc\\\" ~ 1-7: this string is not closed",
        "\"\\u12\" ~ 1-7: `\\u` without four hexadecimal digits; write `\\\\u` for a backslash and"
            + " a `u`",
        "a @ b ~ 3-4: unexpected `@`",
        "\uD83D\uDE00 ~ 1-3: unexpected `\uD83D\uDE00`",
        "a } ~ 3-4: unexpected `}`",
        "$a ~ 1-2: unexpected `$`; names are written without `$`",
        "${{ a }} ~ 1-4: `${{` within an expression; write the bare expression, without `${{` and"
            + " `}}`",
        "\u2018a\u2019 ~ 1-2: unexpected `\u2018`; quotes are `'` and `\"`",
        "map(a) ~ 1-4: `map` takes a list, a name for its items, and an expression with that name;"
            + " write `map(list, x, expression)`",
        "map() ~ 1-4: `map` takes a list, a name for its items, and an expression with that name;"
            + " write `map(list, x, expression)`",
        "filter(a, 'x', true) ~ 11-14: `filter` takes a list, a name for its items, and an"
            + " expression with that name; write `filter(list, x, condition)`",
        "filter(a, x) ~ 11-12: `filter` takes a list, a name for its items, and an expression with"
            + " that name; write `filter(list, x, condition)`",
        "filter(a, x.y, true) ~ 12-13: unexpected `.`; expected an operator or `,`",
        "filter(a, x, true, 1) ~ 18-19: unexpected `,`; expected an operator or `)`",
        "match(a, '(') ~ 10-13: bad regular expression: unclosed group at character 2",
        "capture(a, \"[a\") ~ 12-16: bad regular expression: unclosed character class at character"
            + " 2",
        "match(a, '*') ~ 10-13: bad regular expression: dangling meta character '*' at character 1",
        "match(a, '(a{2000}){2000}') ~ 10-27: bad regular expression: it repeats too often",
      })
  void a_mistake_in_the_grammar_is_located(String written, String problem) {
    assertThat(Sample.problems(written)).isEqualTo(List.of(problem));
  }
}
