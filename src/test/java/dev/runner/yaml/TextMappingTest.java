package dev.runner.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Text;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each character of a value is known to stand where it was written.
final class TextMappingTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("styles")
  void each_character_of_a_value_has_its_place(String name, String yaml, String value) {
    Text text = ((Node.Scalar) value(Show.node(yaml))).text();

    assertThat(text.value()).isEqualTo(value);
    assertInStep(text);
  }

  static Stream<Arguments> styles() {
    return Stream.of(
        Arguments.of("plain", "k: some text # no", "some text"),
        Arguments.of("plain on lines", "k: some\n  more\n\n\n  text\nl: 1", "some more\n\ntext"),
        Arguments.of("plain with a tab", "k: a \t\n  b", "a b"),
        Arguments.of("plain in brackets", "k: [ a\n b , c]", "a b"),
        Arguments.of("single", "k: 'it''s \"fine\"'", "it's \"fine\""),
        Arguments.of("single on lines", "k: ' a  \n\n   b''c\n  d '", " a\nb'c d "),
        Arguments.of("double", "k: \"a\\tb\\u00e9\\x41 \\\" c\"", "a\tb\u00e9A \" c"),
        Arguments.of("double, astral", "k: \"\\U0001F600x\"", "\uD83D\uDE00x"),
        Arguments.of("double on lines", "k: \" a \n\n  b \\\n   \\ c\\\n\n d\"", " a\nb  c\nd"),
        Arguments.of("literal", "k: |\n  a\n   b\n\n  c\n", "a\n b\n\nc\n"),
        Arguments.of("literal, kept", "k: |+\n  a\n\n\nl: 1", "a\n\n\n"),
        Arguments.of("literal, stripped", "k: |-\n\n  a\n\n\nl: 1", "\na"),
        Arguments.of("literal, indented", "k: |2\n    a\n  b\n", "  a\nb\n"),
        Arguments.of("literal, comment", "k: | # text\n  a\n # no\nl: 1", "a\n"),
        Arguments.of("literal, tab", "k: |\n  \ta\n  b\n", "\ta\nb\n"),
        Arguments.of("literal, no end", "k: |\n  a", "a\n"),
        Arguments.of("folded", "k: >\n  a\n  b\n\n  c\n   d\n  e\n", "a b\nc\n d\ne\n"),
        Arguments.of(
            "folded, deep", "k: >-\n\n  a\n\n   b\n\n   c\n\n\n  d\n", "\na\n\n b\n\n c\n\n\nd"),
        Arguments.of("CRLF literal", "k: |\r\n  a\r\n  b\r\n", "a\nb\n"),
        Arguments.of("CRLF folded", "k: >\r\n  a\r\n  b\r\n\r\n  c\r\n", "a b\nc\n"),
        Arguments.of("CRLF double", "k: \"a\r\n  b\"\r\n", "a b"),
        Arguments.of("tag and anchor", "k: !!str &x # no\n  'a'", "a"),
        Arguments.of(
            "behind astral", "\uD83D\uDE00: \uD83D\uDE00\nk: '\uD83D\uDE00''b'", "\uD83D\uDE00'b"),
        Arguments.of("byte order mark", "\uFEFFk: |\n  a\n", "a\n"),
        Arguments.of("next line character", "k: |\n  a\u0085b\n", "a\u0085b\n"));
  }

  @Test
  void random_scalars_keep_in_step() {
    Random random = new Random(7);
    long read = IntStream.range(0, 20_000).filter(_ -> inStep(scalar(random))).count();
    assertThat(read).isGreaterThan(5_000);
  }

  private static String scalar(Random random) {
    String[] starts = {
      "", "'", "\"", "|\n  ", ">\n  ", ">-\n\n  ", "|+\n  ", ">1\n ", "&x '", "[a "
    };
    String[] ends = {"", "'", "\"", "\n", "\n", "\n", "\n", "\n", "'", "]"};
    String[] pieces = {
      "a",
      "b",
      " ",
      "  ",
      "\n  ",
      "\n   ",
      "\n\n  ",
      "\r\n  ",
      "\n \n  ",
      "\t",
      "''",
      "\\n",
      "\\\n  ",
      "\uD83D\uDE00",
      "\u00e9",
      ":",
      "#",
      "\n",
      "\\\"",
      "\\x41",
      "${{ x }}",
      "\n    "
    };
    int style = random.nextInt(starts.length);
    StringBuilder text = new StringBuilder("k: " + starts[style]);
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.append(ends[style]).append(random.nextBoolean() ? "" : "\n").toString();
  }

  private static boolean inStep(String yaml) {
    Optional<Node> node = YamlReader.read(new Source("plan.yaml", yaml), new Problems());
    Optional<Text> text =
        node.filter(it -> it instanceof Node.Mapping map && !map.entries().isEmpty())
            .map(TextMappingTest::value)
            .filter(Node.Scalar.class::isInstance)
            .map(it -> ((Node.Scalar) it).text())
            .filter(it -> !it.value().isBlank());
    text.ifPresent(TextMappingTest::assertInStep);
    return text.isPresent();
  }

  private static Node value(Node root) {
    Node value =
        ((Node.Mapping) root)
            .entries().stream()
                .filter(it -> it.key().value().equals("k"))
                .findFirst()
                .orElseThrow()
                .value();
    return value instanceof Node.Sequence list ? list.items().getFirst() : value;
  }

  /// Each character stands at its place as it is, but for a folded line break and an escape.
  private static void assertInStep(Text text) {
    String written = text.span().source().text();
    String value = text.value();
    int before = text.span().start();
    for (int i = 0; i < value.length(); i++) {
      int offset = text.at(i, i + 1).start();
      char c = offset < written.length() ? written.charAt(offset) : '\n';
      boolean same = c == value.charAt(i) || c == '\\';
      boolean folded =
          (c == '\r' || c == '\n') && (value.charAt(i) == ' ' || value.charAt(i) == '\n');
      boolean inside = offset >= before && offset <= text.span().end();
      if (!inside || !same && !folded) {
        throw new AssertionError("character " + i + " of <" + value + "> in <" + written + ">");
      }
      before = offset;
    }
  }
}
