package dev.runner.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.Template;
import dev.runner.plan.Command;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Real shells get hostile values: each arrives as it is, and nothing else happens.
final class ScriptSafetyTest {
  private static final String HARMLESS = "Q7zQ";

  private static final List<String> HOSTILE =
      Stream.of(
              "$(touch canary)",
              "`touch canary`",
              "; touch canary;",
              "'; touch canary; '",
              "\"; touch canary; \"",
              "\ntouch canary\n",
              "a[$(touch canary)]",
              "}; touch canary; {",
              ")); touch canary; ((",
              "EOF\ntouch canary\nEOF",
              "| touch canary |",
              "& touch canary &",
              "\\$(touch canary)",
              "\\",
              "'",
              "\"",
              "$'\\n'",
              "-rf",
              "--",
              "{}",
              "{a,b}",
              "${{ x }}",
              "${RUN_EXPR_1}",
              "$HOME ~ * ? [a-z]",
              "~",
              "*",
              "",
              " ",
              "\t a  b \t",
              "end\n",
              "\n\n",
              "#no",
              "=x",
              "!x",
              "a\rb",
              "\u001b[31m",
              "\uD83D\uDE00 \u00e9")
          .filter(it -> it.chars().allMatch(c -> c < 128) || utf8())
          .toList();

  /// Scripts in which the values are printed; the output has them just as they are.
  private static final List<String> SCRIPTS =
      List.of(
          "printf '[%s]' ${{ x }}",
          "printf '[%s]' a${{ x }}b\"${{ x }}\"'c'${{ x }}",
          "printf '[%s]' \"a ${{ x }} 'b' \\\" ${{ x }}\"",
          "printf '[%s]' \"$(printf '%s.' ${{ x }} \"${{ x }}\")\"",
          "printf '[%s]' \"$(printf '%s.' \"$(printf '%s.' ${{ x }})\")\"",
          "printf '[%s]' ${none:-${{ x }}} \"${none:-${{ x }}}\" \"${none-a ${{ x }} b}\"",
          "v=${{ x }}; printf '[%s]' \"$v\"; v=a${{ x }}; printf '[%s]' \"$v\"",
          "case ${{ x }} in ${{ x }}) printf yes;; *) printf no;; esac",
          "case a${{ x }} in ?${{ x }}) printf yes;; *) printf no;; esac",
          "# it's ${{ x }}\nprintf '[%s]' ${{ x }} # \"${{ x }}\nprintf '[%s]' ${{ x }}",
          "cat <<EOF\na \"${{ x }}' b\nEOF\nprintf '[%s]' ${{ x }}",
          "cat <<-EOF\n\ta ${{ x }}\n\tEOF\nprintf '[%s]' ${{ x }}",
          "cat <<EOF; cat <<'B'; printf '[%s]' ${{ x }}\n${{ x }}\nEOF\nit's $(no) ${no}\nB\nprintf '[%s]' ${{ x }}",
          "cat <<EOF\n$(printf '%s.' ${{ x }} \"${{ x }}\") ${none:-${{ x }}}\nEOF",
          "cat <<EOF\na\\\nEOF\n${{ x }}\nEOF\nprintf '[%s]' ${{ x }}",
          "f() { printf '[%s]' \"$@\" ${{ x }}; }; f ${{ x }} \"${{ x }}\"",
          "for i in ${{ x }} b; do printf '[%s]' \"$i\"; done",
          "set -- ${{ x }}; printf '[%s]' $# \"$1\" \"$*\"$?${{ x }}",
          "(printf '[%s]' ${{ x }}; (printf '[%s]' ${{ x }}) ) | cat",
          "if [ a${{ x }} = \"a${{ x }}\" ]; then printf yes; else printf no; fi",
          "printf '[%s]' $((1 + 2)) ${{ x }} \"$(( (3) * 2 ))${{ x }}\"",
          "env A=${{ x }} sh -c 'printf \"[%s]\" \"$A\"'",
          "printf '[%s]' \\\n  ${{ x }} `echo \"it's\" | tr -d \"'\"`\\'${{ x }}");

  private static final List<String> BASH_SCRIPTS =
      List.of(
          "cat <<< ${{ x }}; cat <<< \"a${{ x }}\"",
          "a=(${{ x }} b${{ x }}); printf '[%s]' \"${a[@]}\"",
          "printf '[%s]' {a,${{ x }}} $'it\\'s'${{ x }} $\"a${{ x }}\"",
          "[[ ${{ x }} == ${{ x }} ]] && printf yes; [[ a${{ x }} =~ a${{ x }}$ ]] && printf yes",
          "cat <(printf '[%s]' ${{ x }}) <(printf '[%s]' \"${{ x }}\")",
          "((1 < 2)) && printf '[%s]' ${{ x }}; for ((i = 0; i < 2; i++)); do printf '[%s]' ${{ x }}; done");

  /// Runs each script; a NUL follows what it prints.
  private static final String EACH =
      "for script in script-*; do $0 -u $script </dev/null; printf '\\000'; test ! -e canary || exit; done";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash"})
  void a_value_arrives_as_it_is(String shell) throws Exception {
    List<String> scripts = scripts(shell);
    List<Command.Script> read = scripts.stream().map(it -> read(it, shell).orElseThrow()).toList();
    List<String> expected = run(shell, read, HARMLESS);

    assertThat(expected).allMatch(it -> it.contains(HARMLESS) || it.contains("yes"));
    for (String value : HOSTILE) {
      assertThat(run(shell, read, value))
          .isEqualTo(expected.stream().map(it -> it.replace(HARMLESS, value)).toList());
    }
  }

  /// `-Dseed=...` and `-Drounds=...` look further.
  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash"})
  void a_value_never_becomes_code_in_whatever_stands_around_it(String shell) throws Exception {
    Random random = new Random(Long.getLong("seed", 3));
    for (int round = 0; round < Integer.getInteger("rounds", 8); round++) {
      List<Command.Script> scripts =
          Stream.generate(() -> read(random(random), shell))
              .flatMap(Optional::stream)
              .limit(40)
              .toList();
      run(shell, scripts, HOSTILE.get(random.nextInt(13)));
    }
  }

  private static String random(Random random) {
    String[] pieces = {
      "'",
      "'",
      "\"",
      "\"",
      "\\",
      "$",
      "$(",
      "${",
      "${v:-",
      "${v#",
      "$((",
      "((",
      "))",
      ")",
      "(",
      "}",
      "{",
      "`",
      "\n",
      "\n",
      " ",
      " ",
      "#",
      " # ",
      "<<EOF",
      "<<'EOF'",
      "<<-EOF\n",
      "\nEOF\n",
      "\n\tEOF\n",
      "EOF",
      "<<<",
      "$'",
      "$\"",
      "a",
      "b",
      "=",
      "case a in ",
      " esac",
      ";;",
      ";",
      "; printf '[%s]' ",
      "[",
      "]",
      "a[",
      "\\\n",
      "|",
      "&",
      "$$",
      ">&",
      "<&",
      ">& ",
      "&>",
      ">>",
      "{v}>",
      "2>&1",
      "for i in ",
      "do ",
      "done",
      "${!",
      "<",
      ">",
      "echo ",
      "printf '%s\\n' ",
      "if true; then ",
      "; fi\n",
      "it's",
      "\\'",
      "\\\"",
      "$[",
      "@(",
      "[[ ",
      " ]]",
      " =~ ",
      "<("
    };
    StringBuilder script = new StringBuilder();
    for (int i = 2 + random.nextInt(9); i > 0; i--) {
      script.append(random.nextInt(4) == 0 ? "${{ x }}" : pieces[random.nextInt(pieces.length)]);
    }
    return (random.nextBoolean() ? "printf '[%s]' " : "")
        + script
        + (random.nextInt(3) == 0 ? "" : "${{ x }}");
  }

  private static List<String> scripts(String shell) {
    return shell.equals("sh")
        ? SCRIPTS
        : Stream.concat(SCRIPTS.stream(), BASH_SCRIPTS.stream()).toList();
  }

  /// The script, unless a hole of it is refused.
  private static Optional<Command.Script> read(String script, String shell) {
    Problems problems = new Problems();
    Source source = new Source("plan.yaml", script);
    Optional<Template> template =
        Template.parse(Text.verbatim(script, source.span(0, script.length())), problems);
    return template
        .filter(it -> !it.constant())
        .map(it -> ScriptReader.read(it, shell(shell), problems))
        .filter(_ -> !problems.any());
  }

  private static Command.Shell shell(String name) {
    return name.equals("sh") ? new Command.Shell.Sh() : new Command.Shell.Bash();
  }

  /// What each script prints, which must have had no other effect.
  private List<String> run(String shell, List<Command.Script> scripts, String value)
      throws IOException, InterruptedException {
    for (int i = 0; i < scripts.size(); i++) {
      Files.writeString(folder.resolve("script-" + (1000 + i)), scripts.get(i).text().toString());
    }
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", EACH, shell);
    builder.environment().keySet().removeIf(it -> !it.equals("PATH"));
    builder.environment().put("RUN_EXPR_1", value);
    Path out = folder.resolve("out");
    Process process =
        builder
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("no end with " + value);
    }
    assertThat(folder.resolve("canary"))
        .as("one of %s with %s", scripts.stream().map(Command.Script::text).toList(), value)
        .doesNotExist();
    return List.of(Files.readString(out, StandardCharsets.UTF_8).split("\0"));
  }

  private static boolean utf8() {
    return "UTF-8".equals(System.getProperty("sun.jnu.encoding"));
  }
}
