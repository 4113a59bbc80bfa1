package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `runner exec`: one command for many targets, without a plan.
final class ExecTest extends SystemTest {
  @BeforeEach
  void things() throws Exception {
    write("some/one/x.txt", "1");
    write("some/two/y.txt", "2");
    write("hosts", "h1\nh2\n");
    write("users.csv", "key,name,mail address\nu1,Ann,a@x\nu2,\"Bob, B\",b@x\n");
  }

  static Stream<Arguments> sources() {
    return Stream.of(
        Arguments.of("--dirs|some/*|--|sh|-c|echo $1 ${PWD##*/}|sh|{name}", "one one / two two"),
        Arguments.of("--glob|some/*/*.txt|--|echo|{name}", "x.txt / y.txt"),
        Arguments.of("--lines|hosts|--|echo|<{}>|{value}", "<h1> h1 / <h2> h2"),
        Arguments.of("--csv|users.csv|--|echo|{}|{name}", "u1 Ann / u2 Bob, B"),
        Arguments.of("--targets|a,b|--|echo|{}|{}{}|{nofield}", "a aa {nofield} / b bb {nofield}"),
        Arguments.of(
            "--targets|[{\"key\":\"k\",\"n\":1},{\"key\":\"l\",\"n\":2}]|--|echo|{}={n}",
            "k=1 / l=2"),
        Arguments.of("--targets|[\"a,b\",\"c\"]|--|echo|{}", "a,b / c"),
        Arguments.of("--lines|-|-C|some|--|echo|{}", "in1 / in2"),
        Arguments.of("--|echo|none", "none"),
        Arguments.of("echo|-n", ""));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void each_source_gives_its_targets(String arguments, String printed) throws Exception {
    Launched.Result result =
        runner(("exec|-q|-j|1|--stream|group|" + arguments).split("\\|"))
            .reading("in1\nin2\n")
            .run();

    assertThat(result.told())
        .isEqualTo("0|" + printed.replace(" / ", "\n") + (printed.isEmpty() ? "|" : "\n|"));
  }

  @Test
  void shows_what_commands_print_behind_their_targets_name() throws Exception {
    Launched.Result result =
        runner("exec", "--targets", "a,b", "-j1", "--", "echo", "hello {}").run();

    assertThat(result.stdout()).startsWith("[a] hello a\n[b] hello b\n").contains("Total 2");
    assertThat(result.code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0 0, 0", "0 3, 2", "4 3, 1"})
  void the_exit_code_tells_whether_all_some_or_none_succeeded(String codes, int code)
      throws Exception {
    String targets =
        codes.replace(" ", ",").equals("0,0")
            ? "[\"0\",\"00\"]"
            : "[\"" + codes.replace(" ", "\",\"") + "\"]";

    assertThat(
            runner(
                    "exec",
                    "--targets",
                    targets,
                    "--stream",
                    "none",
                    "--",
                    "sh",
                    "-c",
                    "exit $1",
                    "sh",
                    "{}")
                .run()
                .code())
        .isEqualTo(code);
  }

  @Test
  void the_plan_that_it_saves_runs_the_same() throws Exception {
    String[] exec = {
      "exec",
      "--save",
      "kept.yaml",
      "-o",
      "csv",
      "--dirs",
      "some/*",
      "-j",
      "3",
      "--",
      "sh",
      "-c",
      "echo \"$1\" 'it''s' \"${PWD##*/}\"; [ \"$1\" != two ]",
      "sh",
      "{name}",
      "${{ x }}",
      "\u001b\"\\ \n é 😀"
    };

    Launched.Result first = runner(exec).run();
    Launched.Result again = runner("apply", "kept.yaml", "-o", "csv").run();

    assertThat(runner("validate", "kept.yaml").run().told())
        .isEqualTo("0|kept.yaml: a valid plan\n|");
    assertThat(first.code()).isEqualTo(2);
    assertThat(again.code()).isEqualTo(2);
    assertThat(withoutTimes(again.stdout())).isEqualTo(withoutTimes(first.stdout()));
    assertThat(again.stderr()).contains("[some/two] two its two");
  }

  @Test
  void the_plan_that_it_saves_elsewhere_finds_the_same_folders() throws Exception {
    write("kept/.keep", "");
    String[] exec = {
      "exec",
      "-q",
      "--stream",
      "live",
      "--save",
      "kept/plan.yaml",
      "--dirs",
      "some/*",
      "-j1",
      "--",
      "pwd",
      "-P"
    };

    Launched.Result first = runner(exec).run();
    Launched.Result again = runner("apply", "kept/plan.yaml", "-q", "--stream", "live").run();

    assertThat(again.stdout())
        .isEqualTo("%1$s/some/one\n%1$s/some/two\n".formatted(folder()))
        .isEqualTo(first.stdout());
  }

  private static String withoutTimes(String csv) {
    return csv.replaceAll("(?m),\\d+$", "");
  }

  @Test
  void a_dry_run_shows_the_commands_and_starts_none() throws Exception {
    Launched.Result result =
        runner("exec", "-n", "--targets", "a b,c", "--", "touch", "started", "{}").run();

    assertThat(result.stdout()).contains("touch started 'a b'");
    assertThat(result.code()).isZero();
    assertThat(folder().resolve("started")).doesNotExist();
  }

  @Test
  void a_command_that_does_not_exist_fails_its_targets() throws Exception {
    Launched.Result result = runner("exec", "--targets", "a", "--", "no-such-command").run();

    assertThat(result.stdout()).contains("no-such-command").contains("not found");
    assertThat(result.code()).isEqualTo(1);
  }
}
