package dev.runner.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.EvaluationException;
import dev.runner.expr.Template;
import dev.runner.expr.Value;
import dev.runner.plan.Command;
import dev.runner.text.Problem;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A hole becomes a reference by the quoting around it, or a problem.
final class ScriptReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '§',
      textBlock =
          """
          echo ${{ x }}               ¦ echo <1>
          echo a${{ x }}b             ¦ echo a<1>b
          echo "a ${{ x }} b"         ¦ echo "a (1) b"
          ${{ x }}=1 ${{ y }}         ¦ <1>=1 <2>
          a=${{ x }}                  ¦ a=<1>
          echo ${{ x }} "${{ x }}"    ¦ echo <1> "(1)"
          echo '' ${{ x }}            ¦ echo '' <1>
          echo \\"${{ x }}\\"         ¦ echo \\"<1>\\"
          echo "\\"${{ x }}"          ¦ echo "\\"(1)"
          "$(cmd ${{ x }} "${{ y }}")" ¦ "$(cmd <1> "(2)")"
          echo ${v:-${{ x }}}         ¦ echo ${v:-<1>}
          echo "${v:-a ${{ x }}}"     ¦ echo "${v:-a (1)}"
          case ${{ x }} in ${{ y }}) ;; esac ¦ case <1> in <2>) ;; esac
          ls > ${{ x }} 2>&1          ¦ ls > <1> 2>&1
          ls >&2 ${{ x }}; ls &> ${{ x }} ¦ ls >&2 <1>; ls &> <1>
          echo # it's ${{ x }}⏎echo ${{ x }} ¦ echo # it's <1>⏎echo <1>
          echo a#'${y}'${{ x }}       ¦ echo a#'${y}'<1>
          echo $#'$'${{ x }}          ¦ echo $#'$'<1>
          cat <<EOF⏎"it's ${{ x }}⏎EOF⏎echo ${{ y }} ¦ cat <<EOF⏎"it's (1)⏎EOF⏎echo <2>
          cat <<-EOF⏎→${{ x }}⏎→EOF⏎echo ${{ y }} ¦ cat <<-EOF⏎→(1)⏎→EOF⏎echo <2>
          cat <<A <<'B'⏎${{ x }}⏎A⏎it's⏎B⏎${{ y }} ¦ cat <<A <<'B'⏎(1)⏎A⏎it's⏎B⏎<2>
          cat <<EOF⏎$(a ${{ x }} "${{ y }}")⏎EOF ¦ cat <<EOF⏎$(a <1> "(2)")⏎EOF
          cat <<< ${{ x }}            ¦ cat <<< <1>
          echo $$${{ x }}             ¦ echo $$<1>
          echo "$"${{ x }}            ¦ echo "$"<1>
          echo $((1 + 2)) ${{ x }}    ¦ echo $((1 + 2)) <1>
          a=(${{ x }} b)              ¦ a=(<1> b)
          f() ( echo ${{ x }} )       ¦ f() ( echo <1> )
          echo {a,${{ x }}}           ¦ echo {a,<1>}
          [ ${{ x }} -gt 3 ]; [[ ${{ x }} == -gt* ]]; [[ a -eq b ]]; a ${{ x }} ¦ [ <1> -gt 3 ]; [[ <1> == -gt* ]]; [[ a -eq b ]]; a <1>
          """)
  void a_value_is_referenced_by_the_quoting_around_it(String script, String expected) {
    for (String shell : List.of("sh", "bash")) {
      Problems problems = new Problems();
      Command.Script read = read(lines(script), shell, problems);

      assertThat(problems.all()).isEmpty();
      assertThat(read.text().toString())
          .isEqualTo(
              lines(expected)
                  .replaceAll("<(\\d)>", "\"\\${RUN_EXPR_$1}\"")
                  .replaceAll("\\((\\d)\\)", "\\${RUN_EXPR_$1}"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '§',
      textBlock =
          """
          echo 'a ${{ x }}'           ¦ SINGLE_QUOTES
          echo "'${{ x }}'$(a 'b${{ x }}')" ¦ SINGLE_QUOTES
          echo $'a ${{ x }}'          ¦ DOLLAR_QUOTES
          cat <<'EOF'⏎${{ x }}⏎EOF    ¦ QUOTED_DOCUMENT
          cat <<E"O"F⏎${{ x }}⏎EOF    ¦ QUOTED_DOCUMENT
          cat <<-\\EOF⏎${{ x }}⏎→EOF  ¦ QUOTED_DOCUMENT
          cat <<${{ x }}              ¦ DELIMITER
          cat <<"E${{ x }}"           ¦ DELIMITER
          echo $(( ${{ x }} + 1 ))    ¦ ARITHMETIC
          echo "$(( "${{ x }}" + 1 ))" ¦ ARITHMETIC
          echo $(( $(a ${{ x }}) ))   ¦ ARITHMETIC
          (( a = ${{ x }} ))          ¦ ARITHMETIC
          for ((i = 0; i < ${{ x }}; i++)); do :; done ¦ ARITHMETIC
          if [[ ${{ x }} -gt 3 ]]; then :; fi ¦ ARITHMETIC
          [[ a == b && "a${{ x }}" -eq 3 ]] ¦ ARITHMETIC
          [[⏎ -v ${{ x }} ]]          ¦ ARITHMETIC
          echo $[ ${{ x }} ]          ¦ UNCERTAIN
          echo `a ${{ x }}`           ¦ BACKQUOTES
          echo "`a ${{ x }}`"         ¦ BACKQUOTES
          echo ${a[${{ x }}]}         ¦ PARAMETER
          echo ${a#${{ x }}}          ¦ PARAMETER
          echo "${a/${{ x }}/b}"      ¦ PARAMETER
          echo ${a:${{ x }}}          ¦ PARAMETER
          echo ${${{ x }}}            ¦ PARAMETER
          echo "${a:-"${{ x }}"}"     ¦ UNCERTAIN
          echo "${a:-'${{ x }}'}"     ¦ UNCERTAIN
          a[${{ x }}]=1               ¦ SUBSCRIPT
          a["${{ x }}"]=1             ¦ SUBSCRIPT
          echo >& ${{ x }}            ¦ COPY
          echo 2>&a"${{ x }}" b       ¦ COPY
          echo >&2 $(cat <&${{ x }})  ¦ COPY
          echo \\${{ x }}             ¦ ESCAPED
          echo "\\${{ x }}"           ¦ ESCAPED
          echo $${{ x }}              ¦ DOLLAR
          echo "$${{ x }}"            ¦ DOLLAR
          "$(case a in b) ;; esac; echo ${{ x }})" ¦ UNCERTAIN
          cat <<EOF $(⏎echo ${{ x }})⏎EOF ¦ UNCERTAIN
          "$(cat <<EOF)⏎${{ x }}⏎EOF  ¦ UNCERTAIN
          """)
  void a_place_where_a_value_would_not_be_itself_is_refused(String script, Quoting why) {
    for (String shell : List.of("sh", "bash")) {
      Problems problems = new Problems();
      read(lines(script), shell, problems);

      assertThat(problems.all().stream().map(Problem::message)).containsExactly(why.message());
    }
  }

  @Test
  void another_interpreter_gets_no_values() {
    assertThat(messages("print(${{ x }}, ${{ y }})", "python3")).hasSize(2);
    assertThat(messages("print(1)", "python3")).isEmpty();
  }

  @Test
  void a_problem_says_what_to_write_instead() {
    Problems problems = new Problems();
    read("echo 1\necho '${{ x }}'\necho $((${{ x }}))", "sh", problems);

    assertThat(
            problems.all().stream()
                .map(it -> it.span().where() + " " + it.message() + "; " + it.hint()))
        .containsExactly(
            "plan.yaml:2:7 a value can't stand in single quotes; use double quotes",
            "plan.yaml:3:9 a value can't stand in shell arithmetic, where it would be code;"
                + " put it into `env:` and write \"$NAME\"");
  }

  @Test
  void a_long_script_takes_time_in_proportion() {
    String nested = "$(".repeat(500_000) + "${{ x }}";
    String documents = "cat <<A <<B\n${{ x }}\nA\nB\n".repeat(20_000);
    String comments = "(#" + "a ".repeat(1_000_000) + "\n" + "echo \"${{ x }}\"\n";

    assertThat(messages(nested, "sh")).containsExactly(Quoting.UNCERTAIN.message());
    assertThat(messages(documents, "bash")).isEmpty();
    assertThat(messages(comments, "bash")).isEmpty();
    assertThat(messages("[[ a ".repeat(400_000) + "${{ x }}", "bash")).hasSize(1);
  }

  @Test
  void raw_pastes_anywhere_with_a_warning() throws EvaluationException {
    for (String shell : List.of("sh", "bash", "python3")) {
      Problems problems = new Problems();
      Command.Script read = read("'${{ raw(x) }}' $((${{ raw(x) }}))", shell, problems);

      assertThat(problems.any()).isFalse();
      assertThat(problems.all())
          .extracting(it -> it.span().where() + " " + it.severity() + " " + it.message())
          .containsExactly(
              "plan.yaml:1:2 WARNING `raw` pastes the value into the script: it becomes code",
              "plan.yaml:1:20 WARNING `raw` pastes the value into the script: it becomes code");
      assertThat(read.values()).isEmpty();
      assertThat(read.text()).hasToString("'${{ raw(x) }}' $((${{ raw(x) }}))");
      assertThat(read.text().text(_ -> Optional.of(Value.of("1; 2"))))
          .isEqualTo("'1; 2' $((1; 2))");
    }
  }

  @Test
  void raw_and_values_stand_beside_each_other() throws EvaluationException {
    Problems problems = new Problems();
    Command.Script read =
        read("${{ raw(x) }} ${{ x }} \"${{ x }}\" ${{ raw(lower(x)) }}", "sh", problems);

    assertThat(problems.any()).isFalse();
    assertThat(read.values()).containsOnlyKeys("RUN_EXPR_1");
    assertThat(read.text())
        .hasToString("${{ raw(x) }} \"${RUN_EXPR_1}\" \"${RUN_EXPR_1}\" ${{ raw(lower(x)) }}");
    assertThat(read.text().text(_ -> Optional.of(Value.of("A"))))
        .isEqualTo("A \"${RUN_EXPR_1}\" \"${RUN_EXPR_1}\" a");
  }

  private static List<String> messages(String script, String shell) {
    Problems problems = new Problems();
    read(script, shell, problems);
    return problems.all().stream().map(Problem::message).collect(Collectors.toList());
  }

  private static String lines(String text) {
    return text.replace("⏎", "\n").replace("→", "\t");
  }

  private static Command.Script read(String script, String shell, Problems problems) {
    Source source = new Source("plan.yaml", script);
    Text text = Text.verbatim(script, source.span(0, script.length()));
    return ScriptReader.read(
        Template.parse(text, problems).orElseThrow(),
        switch (shell) {
          case "sh" -> new Command.Shell.Sh();
          case "bash" -> new Command.Shell.Bash();
          default -> new Command.Shell.Other(List.of(shell));
        },
        problems);
  }
}
