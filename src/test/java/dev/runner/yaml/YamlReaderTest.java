package dev.runner.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Span;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// YAML 1.2 core, one document, unique keys that are scalars.
final class YamlReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          null      | NULL
          ~         | NULL
          Null      | NULL
          true      | BOOLEAN
          FALSE     | BOOLEAN
          yes       | STRING
          no        | STRING
          on        | STRING
          12        | INTEGER
          +12       | INTEGER
          -0        | INTEGER
          007       | INTEGER
          0o17      | INTEGER
          0x1F      | INTEGER
          1_000     | STRING
          12:30     | STRING
          1.10      | FLOAT
          1.        | FLOAT
          .5        | FLOAT
          1e3       | FLOAT
          -1.5E+3   | FLOAT
          .inf      | FLOAT
          -.Inf     | FLOAT
          .NaN      | FLOAT
          +.nan     | STRING
          1e        | STRING
          .         | STRING
          -         | STRING
          2026-01-02 | STRING
          <<        | STRING
          """)
  void a_plain_scalar_is_what_the_core_schema_says(String plain, Node.Kind kind) {
    Node node = Show.node(plain.equals("-") ? "[-1-]" : "[" + plain + "]");
    Node.Scalar scalar = (Node.Scalar) ((Node.Sequence) node).items().getFirst();

    assertThat(scalar.kind()).isEqualTo(kind);
    assertThat(scalar.plain()).isTrue();
  }

  @Test
  void quotes_blocks_and_tags_make_strings() {
    assertThat(Show.tree(Show.node("[ 'true', \"1\", !!str 1, ! 2, !!int 3, !!float 4 ]")))
        .isEqualTo("[\"true\", \"1\", \"1\", \"2\", INTEGER 3, FLOAT 4]");
    assertThat(Show.tree(Show.node("a: |\n  1\nb: >-\n  null\nc:\nd: !!null\n")))
        .isEqualTo("{a: \"1\\n\", b: \"null\", c: NULL , d: NULL }");
  }

  @Test
  void an_alias_is_the_node_that_it_names() {
    Node.Sequence items =
        (Node.Sequence)
            Show.node("[ &a {x: 1}, *a, {*b : 2} ]".replace("{*b : 2}", "&b c, {*b : 2}"));

    assertThat(Show.tree(items))
        .isEqualTo("[{x: INTEGER 1}, {x: INTEGER 1}, \"c\", {c: INTEGER 2}]");
    assertThat(items.items().get(1)).isSameAs(items.items().getFirst());
  }

  @Test
  void nothing_but_comments_is_a_null() {
    for (String text : new String[] {"", "# nothing\n", "---\n", "\uFEFF", "%YAML 1.2\n---\n"}) {
      assertThat(Show.tree(Show.node(text))).isEqualTo("NULL ");
    }
  }

  @Test
  void a_node_ends_where_its_last_part_ends() {
    Node.Mapping root =
        (Node.Mapping) Show.node("a:\n  - b\n  - [c,\n    d]\n\n# x\ne: &x {f: g}  \nh:\n  - *x\n");

    assertThat(written(root)).startsWith("a:").endsWith("- *x");
    assertThat(root.entries().stream().map(it -> written(it.value())))
        .containsExactly("- b\n  - [c,\n    d]", "{f: g}", "- *x");
  }

  @Test
  void problems_of_structure_are_all_reported_and_the_rest_is_read() {
    Problems problems = new Problems();
    String text = "a: 1\n\"a\": 2\n[b]: 3\n{c: d}: 4\ne: !x 5\nf: !!int g\na: 6\nh: 7\n---\ni: 8\n";
    Node node = YamlReader.read(new Source("plan.yaml", text), problems).orElseThrow();

    assertThat(Show.tree(node)).isEqualTo("{a: INTEGER 1, e: \"!x 5\", f: \"g\", h: INTEGER 7}");
    assertThat(Show.problems(text))
        .containsExactly(
            "2:1+3 duplicate key `a`; the first is in line 1; take one of them away",
            "3:1+1 a key must be a word; put it in quotes if it is text",
            "4:1+1 a key must be a word; put it in quotes if it is text",
            "5:4+1 `!` begins a tag in YAML, and there is no tag `!x`; put the text in quotes if it is no tag",
            "6:4+7 `g` is no `!!int`",
            "7:1+1 duplicate key `a`; the first is in line 1; take one of them away",
            "9:1+3 a second document begins here; write each plan into its own file");
  }

  @Test
  void a_million_duplicate_keys_are_not_a_million_problems() {
    assertThat(Show.problems("a: 1\n".repeat(300_000))).hasSize(100);
  }

  @Test
  void characters_that_cannot_be_seen_are_refused_where_they_stand() {
    assertThat(Show.problems("a: \u0000b\nc: \uD83Dx\nd: \uFEFF\ne: \u0085\n"))
        .containsExactly(
            "1:4+1 the invisible character U+0000 can't stand in YAML; remove it",
            "2:4+1 half a character (U+D83D): the text is damaged here; save the file as UTF-8",
            "3:4+1 the invisible character U+FEFF can't stand in YAML; remove it, or write \"\\uFEFF\" in double quotes");
    assertThat(Show.problems("\u0001".repeat(1000))).hasSize(10);
  }

  @Test
  void nesting_has_an_end() {
    String deep =
        IntStream.range(0, 10_000)
            .mapToObj(it -> " ".repeat(it) + "a:\n")
            .collect(Collectors.joining());

    assertThat(Show.tree(Show.node("[".repeat(100) + "]".repeat(100)))).hasSize(200);
    assertThat(Show.problems("[".repeat(10_000)))
        .containsExactly(
            "1:101+1 nested more than 100 levels deep; check the brackets and indentation");
    assertThat(Show.problems("{a: ".repeat(10_000)))
        .containsExactly(
            "1:401+1 nested more than 100 levels deep; check the brackets and indentation");
    assertThat(Show.problems("- ".repeat(10_000)))
        .containsExactly(
            "1:201+1 nested more than 100 levels deep; check the brackets and indentation");
    assertThat(Show.problems(deep.substring(0, 500_000)))
        .containsExactly(
            "101:101+1 nested more than 100 levels deep; check the brackets and indentation");
  }

  @Test
  void aliases_may_not_blow_up() {
    String laughs =
        IntStream.range(1, 9)
            .mapToObj(it -> "a%d: &a%d [%s]\n".formatted(it, it, ("*a" + (it - 1) + ",").repeat(9)))
            .collect(Collectors.joining("", "a0: &a0 [lol]\n", ""));

    assertThat(Show.problems(laughs))
        .containsExactly(
            "7:34+3 more than 1,000,000 values, aliases unfolded; put long lists into a file and read that, with `lines`, `csv` or `jsonl`");
    assertThat(Show.problems("a: &x [*x]\n"))
        .containsExactly("1:8+2 `*x` names what it stands in; take it out: it would never end");
    assertThat(Show.problems("a: *x\n"))
        .containsExactly(
            "1:4+2 no `&x` before this alias; `*` begins an alias in YAML; put the text in quotes if it is none");
  }

  @Test
  void escapes_cannot_make_half_a_character() {
    assertThat(Show.problems("a: \"\\ud83d\\ude00\"\nb: \"x\\ud83dx\"\n"))
        .containsExactly("2:6+1 half a character; write both surrogates, or `\\U` and 8 digits");
  }

  @Test
  void a_plan_of_5_MB_is_read() {
    String text =
        IntStream.range(0, 60_000)
            .mapToObj(
                it ->
                    "- {key: \"host-%d\", url: 'https://example.org/%d', run: 'echo\n    ${{ target.key }}'}\n"
                        .formatted(it, it))
            .collect(Collectors.joining());

    assertThat(text).hasSizeGreaterThan(5_000_000);
    assertThat(((Node.Sequence) Show.node(text)).items()).hasSize(60_000);
  }

  @Test
  void a_text_may_not_be_endless() {
    assertThat(Show.problems("a".repeat((16 << 20) + 1)))
        .containsExactly(
            "1:1+0 the text is longer than 16 MiB; put long data into a file and name that");
    assertThat(Show.problems("[" + "1,".repeat(2_000_000) + "]")).hasSize(1);
  }

  private static String written(Node node) {
    Span span = node.span();
    return span.source().text().substring(span.start(), span.end());
  }
}
