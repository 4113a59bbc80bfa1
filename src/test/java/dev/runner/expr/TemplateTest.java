package dev.runner.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "plain ~ plain",
        "`` ~ ``",
        "${{ target.host }} ~ h1",
        "${{target.host}} ~ h1",
        "a${{ 1.10 }}b${{ true }}c ~ a1.10btruec",
        "${{ 'a' }}${{ 'b' }} ~ ab",
        "${{ '}}' }} ~ }}",
        "${{ \"}}\" }}! ~ }}!",
        "${{ '${{' }} a }} ~ ${{ a }}",
        "$x ${x} {{x}} }} $${ ~ $x ${x} {{x}} }} $${",
        "$${{ 1 }} ~ $1",
        "${{ 1 }}}} ~ 1}}",
      })
  void text_has_the_values_in_its_holes(String written, String text) throws EvaluationException {
    assertThat(parsed(written).text(Sample.NAMES)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "${{ target.tags }} ~ [\"x\",\"y\"]",
        "${{ 1.10 }} ~ 1.10",
        "${{ target.n }} ~ null",
        "` ${{ 1 }}` ~ \" 1\"",
        "`${{ 1 }} ` ~ \"1 \"",
        "${{ 1 }}${{ 2 }} ~ \"12\"",
        "text ~ \"text\"",
      })
  void a_value_keeps_its_type_only_where_it_is_the_whole(String written, String json)
      throws EvaluationException {
    assertThat(Json.write(parsed(written).value(Sample.NAMES))).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "a ${{ b ~ 3-6: `${{` is not closed; it ends with `}}`",
        "${{ ~ 1-4: `${{` is not closed; it ends with `}}`",
        "${{ a } } ~ 9-10: unexpected `}`",
        "${{ 'a }} ~ 5-10: this string is not closed; a quote within it is doubled: 'it''s'",
        "x ${{ }} ~ 7-9: expected a value here",
        "x ${{ a + }} ~ 11-13: expected a value here",
        "x ${{ (a }} ~ 7-8: `(` is not closed",
        "${{ ${{ a }} }} ~ 5-8: `${{` within an expression; write the bare expression, without"
            + " `${{` and `}}`",
      })
  void a_hole_that_is_wrong_is_located(String written, String problem) {
    Problems problems = new Problems();
    assertThat(Template.parse(Sample.text(written), problems)).isEmpty();
    assertThat(Sample.shown(problems)).isEqualTo(List.of(problem));
  }

  @Test
  void every_hole_that_is_wrong_is_found() {
    Problems problems = new Problems();
    assertThat(Template.parse(Sample.text("${{ a b }} ${{ c }} ${{ ? }}"), problems)).isEmpty();
    assertThat(Sample.shown(problems))
        .isEqualTo(
            List.of(
                "7-8: unexpected `b`; expected an operator such as `==` or `&&`",
                "25-26: expected a value, not `?`; `default(x, fallback)` replaces null"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "x ${{ hosts }} ~ 7-12: `hosts` is a list; use `join(...)` or `toJSON(...)`",
        "${{ params }} ~ 5-11: `params` is a record; use `toJSON(...)`",
        "${{ null }} ~ 5-9: the value is null; use `default(x, '')`",
        "a${{ parms.x }} ~ 6-11: undefined name `parms`; did you mean `params`?",
      })
  void a_hole_without_a_text_is_a_problem(String written, String problem) {
    Problems problems = new Problems();
    parsed(written).check(Sample.SCOPE, problems);
    assertThat(Sample.shown(problems)).isEqualTo(List.of(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "a ${{ target.n }} ~ 7-15: `target.n` is null; use `default(x, '')`",
        "${{ target.tags }} ~ 5-16: `target.tags` is a list; use `join(...)` or `toJSON(...)`",
        "${{ target }} ~ 5-11: `target` is a record; use `toJSON(...)`",
      })
  void a_value_without_a_text_is_an_error(String written, String error) {
    assertThatThrownBy(() -> parsed(written).text(Sample.NAMES))
        .isInstanceOfSatisfying(
            EvaluationException.class,
            it -> assertThat(Sample.place(it) + it.getMessage()).isEqualTo(error));
  }

  @Test
  void a_whole_hole_is_checked_for_the_type_of_its_value() {
    Problems problems = new Problems();
    assertThat(parsed("${{ hosts.*.port }}").checkValue(Sample.SCOPE, problems))
        .isEqualTo(new Type.Arr(Type.NUM));
    assertThat(parsed("${{ params.max }} ").checkValue(Sample.SCOPE, problems)).isEqualTo(Type.STR);
    assertThat(parsed("text").checkValue(Sample.SCOPE, problems)).isEqualTo(Type.STR);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void its_parts_know_where_they_stand() {
    Text text = Sample.text("a ${{ b }}c");
    List<Template.Part> parts = parsed("a ${{ b }}c").parts();
    assertThat(parts).hasSize(3);
    assertThat(parts.get(0)).hasToString(new Template.Part.Literal(text.part(0, 2)).toString());
    assertThat(parts.get(2)).hasToString(new Template.Part.Literal(text.part(10, 11)).toString());
    assertThat(parts.get(1))
        .isInstanceOfSatisfying(
            Template.Part.Hole.class,
            it -> {
              assertThat(it.expression()).hasToString("b");
              assertThat(it.whole()).hasToString("${{ b }}");
              assertThat(it.whole().span().column()).isEqualTo(3);
              assertThat(it.expression().span().column()).isEqualTo(7);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text", "{{ x }}"})
  void a_template_without_holes_is_constant(String written) {
    assertThat(parsed(written).constant()).isTrue();
    assertThat(parsed(written).parts()).hasSize(1);
  }

  @Test
  void a_mistake_behind_an_escape_stands_where_it_was_written() {
    Source source = new Source("plan", "x: \"\\t${{ nope }}\"");
    int[] offsets = new int[11];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = i == 0 ? 4 : i + 5;
    }
    Text text = Text.mapped("\t${{ nope }}".substring(0, 11), source.span(3, 18), offsets);
    Problems problems = new Problems();
    Expression.parse(text.part(5, 9), problems).ifPresent(it -> it.check(Sample.SCOPE, problems));
    assertThat(Sample.shown(problems)).isEqualTo(List.of("11-15: undefined name `nope`"));
  }

  private static Template parsed(String written) {
    Problems problems = new Problems();
    return Template.parse(Sample.text(written), problems)
        .orElseThrow(() -> new AssertionError(Sample.shown(problems)));
  }
}
