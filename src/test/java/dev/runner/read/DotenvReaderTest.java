package dev.runner.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Template;
import dev.runner.text.Excerpt;
import dev.runner.text.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DotenvReaderTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      delimiter = ';',
      textBlock =
          """
          A=b;b
          A=;||
          A=   ;||
            A = b  c  ;b  c
          export A=b;b
          export\tA=b;b
          export=b;-
          A=b#c;b#c
          A=b #c;b
          A=#c;#c
          A= #c;||
          A=b=c;b=c
          A=a"b"'c';a"b"'c'
          A=$HOME${X}$(ls)`ls`;$HOME${X}$(ls)`ls`
          A=a\\nb;a\\nb
          A='a\\n"$x" #b';a\\n"$x" #b
          A='' # none;||
          A="";||
          A="a'b #c" #d;a'b #c
          A="\\"\\\\\\$\\x";"\\$\\x
          A="$HOME ${{ x }}";$HOME ${{ x }}
          A=é日本😀;é日本😀
          """)
  void reads_a_value(String line, String value) {
    String name = value.equals("-") ? "export" : "A";
    assertThat(right(line)).isEqualTo(Map.of(name, value.equals("-") ? "b" : value));
  }

  @Test
  void reads_several_lines() {
    String text =
        "\ufeff# a comment\r\n\r\nA=1\r\n  # another\nB='one\r\ntwo # three\n'\nC=\"a\\n\\tb\\r\nc\"\n"
            + "A=2\n_d1=x";
    assertThat(right(text))
        .isEqualTo(Map.of("A", "2", "B", "one\ntwo # three\n", "C", "a\n\tb\r\nc", "_d1", "x"));
    assertThat(right("")).isEmpty();
    assertThat(right("\n\n#")).isEmpty();
  }

  @Test
  void says_what_is_wrong_and_shows_no_value() {
    assertThat(
            wrong(
                """
                GOOD=secret
                hunter2
                MY-NAME=secret
                2ND='secret'
                =secret
                secret secret=secret
                MIIEowIBAAKCAQ/+==
                export RUN_ID=secret
                RUN_EXPR_1=secret
                A="secret" secret # secret
                B='sec'ret'
                C="secret
                D=secret
                """))
        .isEqualTo(
            """
            .env:2:1: expected `NAME=value`
               2 | *******
                 | ^^^^^^^
               = a comment begins with `#`, a value of several lines stands in quotes

            .env:3:1: `MY-NAME` is no name of a variable
               3 | MY-NAME=******
                 | ^^^^^^^
               = a name is made of letters, digits and `_`, and begins with no digit

            .env:4:1: `2ND` is no name of a variable
               4 | 2ND=********
                 | ^^^
               = a name is made of letters, digits and `_`, and begins with no digit

            .env:5:1: expected `NAME=value`
               5 | =******
                 | ^
               = no name of a variable stands in front of this `=`

            .env:6:1: expected `NAME=value`
               6 | ****** ******=******
                 | ^^^^^^^^^^^^^
               = no name of a variable stands in front of this `=`

            .env:7:1: expected `NAME=value`
               7 | ****************=*
                 | ^^^^^^^^^^^^^^^^
               = no name of a variable stands in front of this `=`

            .env:8:8: `RUN_ID` is set by runner itself, for every attempt
               8 | export RUN_ID=******
                 |        ^^^^^^
               = choose another name

            .env:9:1: names that begin with `RUN_EXPR_` are runner's own
               9 | RUN_EXPR_1=******
                 | ^^^^^^^^^^
               = choose another name

            .env:10:12: only a comment may stand behind the closing quote
              10 | A=******** ****** * ******
                 |            ^^^^^^^^^^^^^^^
               = write `\\"` for a quote within the value

            .env:11:8: only a comment may stand behind the closing quote
              11 | B=*********
                 |        ^^^^
               = write the value in double quotes, with `\\"` and `\\\\` in it

            .env:12:3: this quote is never closed
              12 | C=*******
                 |   ^
            """);
  }

  @Test
  void knows_that_no_variable_can_hold_a_nul() {
    assertThat(wrong("A=b\nC='d\0e'"))
        .startsWith(".env:2:3: a variable can't hold a NUL character\n");
  }

  @Test
  void takes_any_text_in_bounded_time() {
    Random random = new Random(7);
    List<String> pieces =
        List.of("A", "=", "'", "\"", "\\", "#", " ", "\n", "\r", "export ", "é", "😀", "\t", "$");
    for (int i = 0; i < 5_000; i++) {
      String text =
          IntStream.range(0, random.nextInt(20))
              .mapToObj(_ -> pieces.get(random.nextInt(pieces.size())))
              .collect(Collectors.joining());
      assertThat(DotenvReader.read(".env", text, new Problems())).as(text).isNotNull();
    }
    for (String line : List.of("a\n", "A=b\n", "A='\n", "'\n", "A=\"\\\"\n")) {
      String text = line.repeat((1 << 20) / line.length());
      assertThat(DotenvReader.read(".env", text, new Problems())).isNotNull();
    }
  }

  private static Map<String, String> right(String text) {
    Problems problems = new Problems();
    Map<String, Template> variables = DotenvReader.read(".env", text, problems);
    assertThat(Excerpt.of(problems.all())).isEmpty();
    Map<String, String> values = new LinkedHashMap<>();
    variables.forEach((name, template) -> values.put(name, text(template)));
    return values;
  }

  private static String wrong(String text) {
    Problems problems = new Problems();
    assertThat(DotenvReader.read(".env", text, problems)).isNotNull();
    return Excerpt.of(problems.all());
  }

  private static String text(Template template) {
    try {
      return template.text(_ -> Optional.empty());
    } catch (EvaluationException e) {
      throw new IllegalStateException(e);
    }
  }
}
