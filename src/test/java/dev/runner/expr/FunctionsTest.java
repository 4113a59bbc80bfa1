package dev.runner.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.LanguageReference.Entry;
import dev.runner.expr.LanguageReference.Example;
import dev.runner.expr.LanguageReference.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionsTest {
  private static final Scope SCOPE = new Scope(Map.of(), true, Map.of());

  static Stream<Entry> entries() {
    return Stream.concat(
        LanguageReference.operators().stream(), LanguageReference.functions().stream());
  }

  static Stream<Example> examples() {
    return entries().flatMap(it -> it.examples().stream());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void every_example_gives_its_result_and_passes_the_check(Example example) {
    assertThat(Sample.outcome(example.expression())).isEqualTo(example.result());
    assertThat(Sample.problems(example.expression(), SCOPE)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everything_is_explained_in_one_sentence_and_shown(Entry entry) {
    assertThat(entry.about()).matches("[A-Z][^\n]*[.]").hasSizeLessThan(101);
    assertThat(entry.examples()).isNotEmpty();
    assertThat(entry.theme()).isNotBlank();
    assertThat(entry.gives()).isNotBlank();
  }

  @Test
  void every_function_is_called_in_its_examples() {
    assertThat(LanguageReference.functions())
        .allSatisfy(
            entry ->
                assertThat(entry.examples())
                    .allMatch(it -> it.expression().contains(entry.word() + "(")));
  }

  @Test
  void the_readme_names_every_function() throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .contains(LanguageReference.functions().stream().map(Entry::word).toList());
  }

  @Test
  void a_function_is_described_with_what_it_takes_and_gives() {
    assertThat(LanguageReference.function("join").orElseThrow())
        .isEqualTo(
            new Entry(
                "Lists",
                "join",
                "join(list, separator?)",
                List.of(
                    new Taken("list", "a list", false, false),
                    new Taken("separator", "a string", true, false)),
                "a string",
                "The texts of the items with a separator between them, by default a comma and a"
                    + " blank.",
                List.of(
                    new Example("join(['a', 'b'], '+')", "\"a+b\""),
                    new Example("join([1, 2, 3])", "\"1, 2, 3\""))));
    assertThat(LanguageReference.function("sort").orElseThrow().written())
        .isEqualTo("sort(list, x?, expression?)");
    assertThat(LanguageReference.function("nope")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "contains('abc', '') | true",
        "contains('abc', 'B') | false",
        "contains(target.tags, 'x') | true",
        "contains(target.tags, 'X') | false",
        "contains(fromJSON('[1, null, [2]]'), null) | true",
        "contains(fromJSON('[1, null, [2]]'), fromJSON('[2.0]')) | true",
        "contains(fromJSON('[1]'), string(1)) | false",
        "startsWith('abc', '') | true",
        "startsWith('abc', 'B') | false",
        "endsWith('abc', 'bc') | true",
        "format('{{0}} {0}{0} }}', 'a') | \"{0} aa }\"",
        "format('{1}{0}', 1.10, true) | \"true1.10\"",
        "format('{0}', '{1}') | \"{1}\"",
        "join(target.tags) | \"x, y\"",
        "join(fromJSON('[1.0,true,\"a\"]'), '') | \"1.0truea\"",
        "join(fromJSON('[]')) | \"\"",
        "lines('') | []",
        "lines(\"\\n\") | [\"\"]",
        "lines(\"a\\r\\nb\\n\\nc\") | [\"a\",\"b\",\"\",\"c\"]",
        "lines(\"a\\rb\\r\\n\") | [\"a\\rb\"]",
        "lines(stdout) | [\"# branch.head main\",\"1 a.txt\",\"? b.txt\"]",
        "split('', ',') | [\"\"]",
        "split('a, b', ', ') | [\"a\",\"b\"]",
        "split(',', ',') | [\"\",\"\"]",
        "trim(\" \\t\\u00a0x\\n\") | \"\u00a0x\"",
        "capture(stdout, \"# branch.head (.*)\") | \"main\"",
        "capture(stdout, '^[0-9] .*$') | \"1 a.txt\"",
        "capture(stdout, 'nope') | null",
        "capture('ac', 'a(b)?c') | null",
        "match(stdout, '^[?]') | true",
        "match(stdout, lower('^X')) | false",
        "count(target) | 4",
        "count(hosts) | 2",
        "first(fromJSON('[]')) | null",
        "last(fromJSON('[]')) | null",
        "first(hosts).name | \"a\"",
        "last(hosts).port | 443",
        "filter(target.tags, t, t != 'x') | [\"y\"]",
        "map(target.tags, t, null) | [null,null]",
        "toJSON(null) | \"null\"",
        "toJSON('\u00e9\"\\') | \"\\\"\u00e9\\\\\\\"\\\\\\\\\\\"\"",
        "toJSON(params.max) | \"1.10\"",
        "toJSON(0x1f) | \"31\"",
        "fromJSON(' [1, {\"a\": 1e2}] ')[1].a | 1e2",
        "fromJSON('{\"a\": 1, \"a\": 2}') | {\"a\":2}",
        "default(target.n, 'x') | \"x\"",
        "default(target.nope, 'x') | \"x\"",
        "default(target.nope.deeper[0].still, 'x') | \"x\"",
        "default(target.n.deeper, 'x') | \"x\"",
        "default(target.tags[7], 'x') | \"x\"",
        "default(response.status, 0) | 0",
        "default(target.host, target.nope) | \"h1\"",
        "default(default(target.nope, null), 3) | 3",
        "number('1.10') | 1.10",
        "number(7) | 7",
        "number('-0x1f') | 8-15: `-0x1f` is not a number",
        "string(params.max) | \"1.10\"",
        "string(false) | \"false\"",
        "length('a\uD83D\uDE00') | 2",
        "lower('\u00c4B') | \"\u00e4b\"",
        "upper('\u00df') | \"SS\"",
        "replace('aaa', 'aa', 'b') | \"ba\"",
        "replace('a.b', '.', '') | \"ab\"",
        "basename('a') | \"a\"",
        "basename('/') | \"/\"",
        "basename('') | \"\"",
        "basename('a//b//') | \"b\"",
        "dirname('a') | \".\"",
        "dirname('/a') | \"/\"",
        "dirname('//') | \"/\"",
        "dirname('a//b/') | \"a\"",
        "dirname('') | \".\"",
      })
  void a_function_gives(String written, String outcome) {
    assertThat(Sample.outcome(written)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @EnumSource(Names.Status.class)
  void the_status_functions_ask_for_the_status(Names.Status status) throws EvaluationException {
    Names names = new Known(status);
    assertThat(Sample.parsed("success()").test(names)).isEqualTo(status == Names.Status.SUCCESS);
    assertThat(Sample.parsed("failure()").test(names)).isEqualTo(status == Names.Status.FAILURE);
    assertThat(Sample.parsed("always()").test(names)).isTrue();
  }

  @Test
  void the_status_is_known_within_a_list_too() throws EvaluationException {
    Value value =
        Sample.parsed("map(hosts, h, failure())").evaluate(new Known(Names.Status.FAILURE));
    assertThat(Json.write(value)).isEqualTo("[true,true]");
  }

  private record Known(Status status) implements Names {
    @Override
    public java.util.Optional<Value> named(String name) throws EvaluationException {
      return Sample.NAMES.named(name);
    }
  }
}
