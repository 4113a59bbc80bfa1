package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Runs whose targets are those that did not succeed in an earlier one. Each task adds a line to
/// `done`; a row fails as long as there is a file of its name in `bad`.
final class FailedOfTest extends SystemTest {
  private static final String STEPS =
      """
          steps:
            - run: |
                echo "${{ target.key }} ${{ target.mail }} ${{ target.fields.age }}" >>done
                [ ! -e "bad/$RUN_TARGET" ]
      """;

  private static final String PLAN =
      """
      version: 1
      name: invitations
      concurrency: 1
      jobs:
        invite:
          targets: {failed_of: last, on_empty: succeed}
      """
          + STEPS;

  private Launch call(String... arguments) throws IOException {
    return runner(arguments).with("XDG_STATE_HOME", folder().resolve("state").toString());
  }

  private Launched.Result apply(String... more) throws IOException {
    return call(Stream.concat(Stream.of("apply", "plan.yaml"), Stream.of(more))
            .toArray(String[]::new))
        .run();
  }

  private void rows() throws IOException {
    String rows =
        String.join("\n", IntStream.rangeClosed(1, 20).mapToObj(FailedOfTest::row).toList());
    write("rows.csv", "key,mail,age\n" + rows + "\n");
    bad("r3", "r11", "r20");
  }

  private static String row(int number) {
    return "r%d,\"m%d, x@example.org\",%d".formatted(number, number, 30 + number);
  }

  private void bad(String... keys) throws IOException {
    for (String key : keys) {
      write("bad/" + key, "");
    }
  }

  private void good(String... keys) throws IOException {
    for (String key : keys) {
      Files.delete(folder().resolve("bad").resolve(key));
    }
  }

  private List<String> done() throws IOException {
    List<String> lines = read("done").lines().toList();
    Files.deleteIfExists(folder().resolve("done"));
    return lines;
  }

  private String run() throws IOException {
    Matcher matcher =
        Pattern.compile("[0-9]{8}-[0-9]{6}-[0-9a-f]+").matcher(call("runs").run().stdout());
    assertThat(matcher.find()).isTrue();
    return matcher.group();
  }

  private static final String R3 = "r3 m3, x@example.org 33";
  private static final String R11 = "r11 m11, x@example.org 41";
  private static final String R20 = "r20 m20, x@example.org 50";

  @Test
  void takes_exactly_what_failed_until_nothing_does() throws IOException {
    write("plan.yaml", PLAN);
    rows();
    assertThat(apply("--targets-file", "rows.csv").code()).isEqualTo(2);
    assertThat(done()).hasSize(20);
    good("r3", "r20");

    assertThat(call("plan", "plan.yaml").run().stdout())
        .contains("  3 targets, what failed of job invite in the last run\n");
    assertThat(apply().code()).isEqualTo(2);
    assertThat(done()).containsExactly(R3, R11, R20);

    good("r11");
    assertThat(apply().code()).isZero();
    assertThat(done()).containsExactly(R11);

    assertThat(apply().code()).isZero();
    assertThat(apply().code()).isZero();
    assertThat(done()).isEmpty();
  }

  @Test
  void takes_what_failed_of_another_job() throws IOException {
    rows();
    write(
        "plan.yaml",
        PLAN.replace("targets: {failed_of: last, on_empty: succeed}", "targets: {csv: rows.csv}")
            + "  again:\n    targets: {failed_of: last, job: invite, where: target.key != \"r11\"}\n"
            + STEPS);

    assertThat(apply("--job", "again").stderr())
        .contains("warning: what failed of job `invite` in the last run gives no targets");
    assertThat(apply("--job", "invite").code()).isEqualTo(2);
    assertThat(done()).hasSize(20);
    good("r3", "r20");
    assertThat(apply("--job", "again").code()).isZero();

    assertThat(done()).containsExactly(R3, R20);
  }

  @Test
  void takes_what_failed_in_a_run_of_another_plan() throws IOException {
    write("plan.yaml", PLAN);
    rows();
    apply("--targets-file", "rows.csv");
    done();
    String run = run();
    write(
        "other.yaml",
        """
        version: 1
        name: other
        concurrency: 1
        jobs:
          again:
            targets: {failed_of: %s, job: invite, key: mail}
        """
                .formatted(run)
            + STEPS.replace("target.key", "target.fields.key"));

    assertThat(call("apply", "other.yaml").run().code()).isZero();

    assertThat(done()).containsExactly(R3, R11, R20);
  }

  @Test
  void says_what_is_wrong_with_a_run() throws IOException {
    write("plan.yaml", PLAN);
    rows();
    apply("--targets-file", "rows.csv");
    String run = run();

    write("plan.yaml", PLAN.replace("last", "20200101-000000-abcdef"));
    assertThat(apply().told())
        .isEqualTo(
            "66||runner: plan.yaml:6:26: there is no run `20200101-000000-abcdef`; `runner runs`"
                + " lists them; nothing was started\n");
    write("plan.yaml", PLAN.replace("last", run + ", job: invit"));
    assertThat(apply().told())
        .isEqualTo(
            "66||runner: plan.yaml:6:26: the run `%s` had no job `invit`; did you mean `invite`?; nothing was started\n"
                .formatted(run));
    assertThat(call("validate", "plan.yaml").run().code()).isZero();
  }

  @Test
  void refuses_a_damaged_journal() throws IOException {
    write("plan.yaml", PLAN);
    rows();
    apply("--targets-file", "rows.csv");
    Path journal = journal();
    String text = Files.readString(journal, StandardCharsets.UTF_8);
    Files.writeString(journal, text.replace("\"key\":\"r3\"", "\"key\":\"r4\""));
    done();

    Launched.Result refused = apply();

    assertThat(refused.code()).isEqualTo(66);
    assertThat(refused.stderr())
        .startsWith("runner: plan.yaml:6:26: the run `")
        .contains("` can't be read: ")
        .contains("is not what was written");
    assertThat(done()).isEmpty();
  }

  @Test
  void does_not_count_runs_that_are_under_way() throws Exception {
    write("plan.yaml", PLAN.replace("[ !", "[ $RUN_TARGET != r5 ] || sleep 600; [ !"));
    rows();
    try (Launched _ = call("apply", "plan.yaml", "--targets-file", "rows.csv").start()) {
      Waiting.until("r5 is under way", Launched.LONG, this::begunFive);

      assertThat(call("plan", "plan.yaml").run().stdout()).contains("  0 targets, what failed");
      write("plan.yaml", PLAN.replace("last", run()));
      assertThat(call("plan", "plan.yaml").run().stderr()).contains("` is still under way");
    }
  }

  private Path journal() throws IOException {
    try (Stream<Path> all = Files.walk(folder().resolve("state"))) {
      return all.filter(it -> it.endsWith("journal.jsonl")).findFirst().orElseThrow();
    }
  }

  @Test
  void takes_what_was_under_way_when_the_run_was_killed() throws Exception {
    write("plan.yaml", PLAN.replace("[ !", "[ $RUN_TARGET != r5 ] || sleep 600; [ !"));
    rows();
    try (Launched launched = call("apply", "plan.yaml", "--targets-file", "rows.csv").start()) {
      Waiting.until("r5 is under way", Launched.LONG, this::begunFive);
      launched.signal("KILL");
      launched.end();
    }
    done();
    write("plan.yaml", PLAN);
    good("r3");

    assertThat(apply().code()).isZero();

    assertThat(done()).containsExactly(R3, "r5 m5, x@example.org 35");
  }

  private boolean begunFive() {
    try {
      return read("done").contains("r5 ");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void sees_the_same_run_when_it_is_gone_on_with() throws IOException {
    write("plan.yaml", PLAN);
    rows();
    apply("--targets-file", "rows.csv");
    good("r3");
    assertThat(apply().code()).isEqualTo(2);
    assertThat(done().subList(20, 23)).containsExactly(R3, R11, R20);
    good("r11", "r20");

    assertThat(call("plan", "plan.yaml", "--resume").run().stdout())
        .contains("job invite: 1 kept, 2 to run");
    Launched.Result resumed = apply("--resume");

    assertThat(resumed.stdout()).contains("Total 3 | Succeeded 3");
    assertThat(done()).containsExactly(R11, R20);
  }

  @Test
  void takes_what_was_stopped_before_it_began() throws IOException {
    write("plan.yaml", PLAN.replace("concurrency: 1", "concurrency: 1\nfail_fast: true"));
    rows();
    apply("--targets-file", "rows.csv");
    done();
    good("r3", "r11", "r20");

    assertThat(apply().stdout()).contains("Total 18 | Succeeded 18");
  }
}
