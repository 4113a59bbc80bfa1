package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `runs`, `show`, `logs`, `diff` and `rm`, of runs that were made for it.
final class HistoryTest extends SystemTest {
  /// An id, as no two runs have the same.
  private static final String ID = "\\d{8}-\\d{6}-[0-9a-f]{6}";

  @BeforeEach
  void plan() throws IOException {
    write(
        "plan.yaml",
        """
        version: 1
        name: nightly
        params: {bad: {default: none}, more: {default: c/d}}
        retain: 3
        jobs:
          check:
            targets: [a, b, "${{ params.more }}"]
            steps:
              - {id: say, run: "echo ${{ target.key }}; printf err >&2"}
              - {id: test, run: "test ${{ target.key }} != ${{ params.bad }}"}
        """);
  }

  private Launched.Result run(String... arguments) throws IOException {
    return launch(arguments).run();
  }

  private Launch launch(String... arguments) throws IOException {
    return runner(arguments)
        .with("XDG_STATE_HOME", folder().resolve("state").toString())
        .with("TZ", "UTC");
  }

  private void apply(String... params) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("apply", "plan.yaml", "-q"));
    Stream.of(params).forEach(it -> arguments.addAll(List.of("-p", it)));
    run(arguments.toArray(String[]::new));
  }

  /// The folders of the runs, the latest first.
  private List<Path> runs() throws IOException {
    try (Stream<Path> all = Files.walk(folder().resolve("state"), 4)) {
      return all.filter(it -> it.getFileName().toString().matches(ID))
          .sorted((one, other) -> other.compareTo(one))
          .toList();
    }
  }

  private String id(int place) throws IOException {
    return runs().get(place).getFileName().toString();
  }

  /// Without what is different each time.
  private static String steady(String text) {
    return text.replaceAll(ID, "ID")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[.\\dZ]*", "TIME")
        .replaceAll("\\b[\\d.]+m?s\\b", "TOOK")
        .replaceAll("(\"duration_ms\":)\\d+", "$1N")
        .replaceAll(" +", " ");
  }

  @Test
  void lists_runs_the_latest_first() throws Exception {
    apply("bad=a");
    apply();
    write("other.yaml", "version: 1\nname: other\njobs: {a: {steps: [{run: exit 3}]}}\n");
    run("apply", "other.yaml", "-q");

    assertThat(steady(run("runs").told()))
        .isEqualTo(
            """
            0|run started plan outcome targets failed duration
            ID TIME other failed 1 1 TOOK
            ID TIME nightly succeeded 3 0 TOOK
            ID TIME nightly partial 3 1 TOOK
            |""");
    assertThat(steady(run("runs", "plan.yaml", "-n", "1").told()))
        .isEqualTo(
            """
            0|run started plan outcome targets failed duration
            ID TIME nightly succeeded 3 0 TOOK
            |... and 1 more; -n 2 shows all
            """);
    assertThat(steady(run("runs", "other.yaml", "-o", "json").stdout()))
        .isEqualTo(
            """
            [{"run":"ID","outcome":"failed","plan":"other","file":"%1$s/other.yaml","started":"TIME",\
            "duration_ms":N,"totals":{"targets":1,"succeeded":0,"failed":1,"skipped":0,"cancelled":0},\
            "exit_code":1,"folder":"%2$s"}]
            """
                .formatted(folder(), steady(runs().getFirst().toString())));
  }

  @Test
  void lists_what_is_damaged_or_no_run_as_such() throws Exception {
    apply();
    apply();
    Files.writeString(runs().getLast().resolve("journal.jsonl"), "damage\n");
    Files.createDirectory(runs().getLast().resolveSibling("notes"));

    assertThat(steady(run("runs").stdout()).replaceAll("/\\S*journal.jsonl", "FILE"))
        .isEqualTo(
            """
            run started plan outcome targets failed duration
            ID TIME nightly succeeded 3 0 TOOK
            ID - - unreadable - - - FILE: line 1 (byte 0) is not what was written
            notes - - unreadable - - - there is no journal in it
            """);
    assertThat(run("show").code()).isZero();
  }

  @Test
  void shows_a_run() throws Exception {
    apply("bad=c/d");

    assertThat(steady(run("show", "plan.yaml").told()))
        .startsWith(
            """
            0|run ID
            plan nightly
            file %s/plan.yaml
            started TIME, took TOOK
            outcome partial, exit code 2
            folder %s

            check/c/d/test: exit 1 (TOOK)

            slowest tasks
            """
                .formatted(folder(), steady(runs().getFirst().toString())))
        .contains("\n\nTotal 3 | Succeeded 2 | Failed 1 | Skipped 0\nTime TOOK");
  }

  @Test
  void prints_what_tasks_printed_each_with_its_name() throws Exception {
    apply();

    assertThat(run("logs").told())
        .isEqualTo(
            """
            0|== check/a/say
            a
            == check/b/say
            b
            == check/c/d/say
            c/d
            |== check/a/say stderr
            err
            == check/b/say stderr
            err
            == check/c/d/say stderr
            err
            """);
    assertThat(run("logs", "plan.yaml", "check/*/d/say").stdout()).isEqualTo("c/d\n");
    assertThat(run("logs", id(0), "check/[bc]*/say").stdout())
        .isEqualTo("== check/b/say\nb\n== check/c/d/say\nc/d\n");
    assertThat(run("logs", id(0), "none").told())
        .isEqualTo("64||runner: no task of run " + id(0) + " is called so\n");
  }

  @Test
  void prints_the_very_bytes_of_one_task() throws Exception {
    write(
        "bytes.yaml",
        """
        version: 1
        name: bytes
        jobs:
          j:
            steps:
              - {id: bytes, run: "printf 'a\\\\0\\\\r'; printf 'b' >&2"}
              - {id: large, run: "head -c 20000000 /dev/zero | tr '\\\\0' x"}
        """);
    run("apply", "bytes.yaml", "-q");

    assertThat(run("logs", "bytes.yaml", "j/j/bytes").told()).isEqualTo("0|a\0\r|b");
    Launched.Result large = run("logs", "bytes.yaml", "j/j/large");
    assertThat(large.stdout()).hasSize(16 << 20);
    assertThat(large.stderr())
        .isEqualTo(
            "runner: of the 19 MiB that j/j/large printed to stdout, 3222784 bytes were not kept"
                + " behind the first 1 MiB\n");
  }

  private void slow() throws IOException {
    write(
        "slow.yaml",
        """
        version: 1
        name: slow
        jobs:
          j:
            steps:
              - {id: first, run: "echo first"}
              - {id: wait, run: "until [ -e go ]; do sleep 0.05; done; echo last", working_dir: "%s"}
        """
            .formatted(folder()));
  }

  /// Starts it, and waits until its first task has ended.
  private Launched begun() throws IOException {
    slow();
    Launched run = launch("apply", "slow.yaml", "-q").start();
    Waiting.until(
        "its first task has ended",
        Launched.LONG,
        () -> {
          try {
            return Files.isDirectory(folder().resolve("state"))
                && !runs().isEmpty()
                && run("logs", "slow.yaml").stdout().contains("first\n");
          } catch (IOException e) {
            return false;
          }
        });
    return run;
  }

  @Test
  void follows_a_run_until_its_end() throws Exception {
    try (Launched run = begun();
        Launched logs = launch("logs", "slow.yaml", "--follow").start()) {
      assertThat(steady(run("runs").stdout())).contains("ID TIME slow running - - TOOK\n");
      Waiting.until(
          "it has printed the first", Launched.LONG, () -> logs.out().endsWith("first\n"));
      assertThat(logs.alive()).isTrue();
      write("go", "");

      assertThat(logs.end().told()).isEqualTo("0|== j/j/first\nfirst\n== j/j/wait\nlast\n|");
      assertThat(run.end().code()).isZero();
    }
  }

  @Test
  void does_not_delete_a_run_that_is_under_way_and_knows_when_it_was_killed() throws Exception {
    try (Launched run = begun()) {
      String id = id(0);
      assertThat(run("rm", id).told())
          .isEqualTo("75||runner: run " + id + " is under way; nothing was deleted\n");
      assertThat(run("rm", "--all", "slow.yaml").told())
          .isEqualTo("0||runner: run " + id + " is under way: it stays\n0 runs deleted\n");
      run.signal("KILL");
      run.end();

      assertThat(run("logs", "slow.yaml", "-f", "j/j/first").told())
          .isEqualTo("0|first\n|runner: run " + id + " was interrupted\n");
      assertThat(steady(run("runs").stdout())).contains("ID TIME slow interrupted - - TOOK\n");
      assertThat(run("show").stdout()).contains("outcome  interrupted\n");
      assertThat(run("rm", id).told()).isEqualTo("0||1 run deleted\n");
      assertThat(runs()).isEmpty();
    }
  }

  @Test
  void compares_runs() throws Exception {
    apply("bad=a");
    apply("bad=b", "more=e");

    assertThat(steady(run("diff").told()))
        .isEqualTo(
            """
            1|target ID ID
            check/a failed (test: exit 1) succeeded
            check/b succeeded failed (test: exit 1)
            check/e (new) succeeded
            check/c/d succeeded (gone)

            4 changed, 0 the same
            |""");
    assertThat(run("diff", id(0), "plan.yaml").told()).isEqualTo("0|0 changed, 3 the same\n|");
    assertThat(steady(run("diff", id(1), id(0), "-o", "json").stdout()))
        .startsWith(
            """
            {"before":"ID","after":"ID","same":0,"changed":[{"job":"check","key":"a",\
            "before":{"outcome":"failed","reason":"test: exit 1"},\
            "after":{"outcome":"succeeded","reason":null}},""")
        .endsWith(
            """
            {"job":"check","key":"c/d","before":{"outcome":"succeeded","reason":null},"after":null}]}
            """);
    assertThat(run("diff", id(1)).told())
        .isEqualTo("66||runner: run " + id(1) + " is the first of its plan that is known\n");
  }

  @Test
  void deletes_runs() throws Exception {
    apply();
    apply();
    apply();
    String first = id(2);

    assertThat(run("rm", first, "20").code()).isEqualTo(64);
    assertThat(run("rm", first, "nothing").code()).isEqualTo(66);
    assertThat(run("rm").code()).isEqualTo(64);
    assertThat(run("rm", "").code()).isEqualTo(66);
    assertThat(run("rm", first, "--older", "1d").code()).isEqualTo(64);
    assertThat(run("rm", "--older", "1d").told()).isEqualTo("0||0 runs deleted\n");
    assertThat(runs()).hasSize(3);
    assertThat(run("rm", first).told()).isEqualTo("0||1 run deleted\n");
    assertThat(run("rm", first).code()).isEqualTo(66);
    assertThat(run("rm", "--all", "plan.yaml").told()).isEqualTo("0||2 runs deleted\n");
    assertThat(run("runs").told()).isEqualTo("0||runner: no runs are known\n");
  }

  @Test
  void keeps_as_many_runs_as_the_plan_says() throws Exception {
    apply("bad=a");
    String failed = id(0);
    for (int i = 0; i < 5; i++) {
      apply();
    }

    assertThat(runs()).hasSize(4);
    assertThat(id(3)).isEqualTo(failed);
  }

  @Test
  void leaves_nothing_that_others_may_read() throws Exception {
    write("large.yaml", "version: 1\nname: large\njobs: {j: {steps: [{run: seq 5000}]}}\n");
    run("apply", "large.yaml", "-q");
    List<String> modes = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder().resolve("state/runner"))) {
      for (Path path : all.toList()) {
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        modes.add(Files.isDirectory(path) + " " + mode);
      }
    }

    assertThat(modes).hasSizeGreaterThan(6).containsOnly("true rwx------", "false rw-------");
  }
}
