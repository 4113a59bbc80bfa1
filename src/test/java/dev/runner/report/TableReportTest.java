package dev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import dev.runner.event.Usage;
import dev.runner.event.Verdict;
import dev.runner.expr.Value;
import dev.runner.text.Width;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableReportTest {

  @Test
  void a_single_target_is_a_line() {
    Story story = Story.of(JobStory.single("hello")).ok("hello", "hello", 12);

    assertThat(story.took(Duration.ofMillis(31)).table(80))
        .isEqualTo(
            """
            hello  succeeded  12ms

            Total 1 | Succeeded 1 | Failed 0 | Skipped 0
            Time 31ms
            """);
  }

  @Test
  void the_standard_table_has_only_the_columns_that_tell_something() {
    Story story = Story.of(JobStory.of("sync")).ok("sync", "mail", 950).ok("sync", "www", 62_000);

    assertThat(story.table())
        .isEqualTo(
            """
            target  outcome    duration
            mail    succeeded     950ms
            www     succeeded     1m 2s

            Total 2 | Succeeded 2 | Failed 0 | Skipped 0
            Time 12.3s, 31.5s a target on average, slowest www 1m 2s
            """);
  }

  @Test
  void the_columns_of_the_plan_are_followed_by_the_outcome_when_not_all_succeeded() {
    assertThat(Stories.repositories(JobStory.of("status")).table())
        .isEqualTo(
            """
            repo    branch        dirty  outcome    reason
            app     main             12  succeeded
            文档    feature/wide      0  succeeded
            broken  -                 -  failed     fetch: exit 128
            lib     main              3  succeeded

            status/broken/fetch: exit 128 (attempt 3 of 3, 3.2s)
                | Cloning into 'broken'...
                | fatal: could not read from remote repository

            Total 4 | Succeeded 3 | Failed 1 | Skipped 0
            Time 12.3s, 978ms a target on average, slowest broken 3.3s
            """);
  }

  @Test
  void rows_are_sorted_by_value_and_nulls_come_last_even_in_reverse() {
    JobStory up = JobStory.of("status").sort("dirty");
    JobStory down = JobStory.of("status").sort("dirty").reverse();

    assertThat(rows(Stories.repositories(up), 4)).containsExactly("文档", "lib", "app", "broken");
    assertThat(rows(Stories.repositories(down), 4)).containsExactly("app", "lib", "文档", "broken");
  }

  @Test
  void rows_are_filtered_and_the_outcome_column_goes_with_them() {
    JobStory dirty = JobStory.of("status").where("steps.state.outputs.dirty > 0").sort("repo");

    assertThat(Stories.repositories(dirty).table())
        .startsWith(
            """
            repo  branch  dirty
            app   main       12
            lib   main        3

            status/broken/fetch: exit 128""");
  }

  @Test
  void a_filter_that_hides_every_row_says_so() {
    JobStory none = JobStory.of("status").where("steps.state.outputs.dirty > 100");

    assertThat(Stories.repositories(none).table())
        .startsWith("no rows: `where` is true of no target\n\nstatus/broken/fetch");
  }

  @Test
  void jobs_stand_in_plan_order_and_single_ones_stand_together() {
    assertThat(Stories.release().table(80))
        .isEqualTo(
            """
            build  succeeded  1m 1s
            lint   succeeded  980ms

            deploy: Deploy to all hosts (4 targets)
            target              outcome    attempts  duration  reason
            host-1.example.org  succeeded         1      1.2s
            host-2.example.org  failed            2      20ms  cannot run `ssh`: No such fi…
            host-3.example.org  cancelled         1     900ms  fail_fast
            host-4.example.org  cancelled         -         -  fail_fast

            clean (no targets)

            audit (skipped)

            notify  skipped  -  needs `deploy`

            deploy/host-2.example.org/copy:
                cannot run `ssh`: No such file or directory (attempt 2 of 2, 20ms)

            deploy/host-3.example.org/copy: fail_fast (attempt 1 of 2, 900ms)
                | sending
                | 12 files

            Total 7 | Succeeded 3 | Failed 1 | Skipped 1 | Cancelled 2
            Time 1m 5s, 12.9s a target on average, slowest build 1m 1s
            """);
  }

  @Test
  void forty_columns_are_enough() {
    assertThat(Stories.release().table(40))
        .isEqualTo(
            """
            build  succeeded  1m 1s
            lint   succeeded  980ms

            deploy: Deploy to all hosts (4 targets)
            target         outcome    reason
            host-1…le.org  succeeded
            host-2…le.org  failed     cannot run `s…
            host-3…le.org  cancelled  fail_fast
            host-4…le.org  cancelled  fail_fast
            not shown: attempts, duration

            clean (no targets)

            audit (skipped)

            notify  skipped  -  needs `deploy`

            deploy/host-2.example.org/copy:
                cannot run `ssh`: No such file or
                directory (attempt 2 of 2, 20ms)

            deploy/host-3.example.org/copy:
                fail_fast (attempt 1 of 2, 900ms)
                | sending
                | 12 files

            Total 7 | Succeeded 3 | Failed 1
            Skipped 1 | Cancelled 2
            Time 1m 5s, 12.9s a target on average
            slowest build 1m 1s
            """);
  }

  @Test
  void twenty_columns_still_tell_who_and_how() {
    assertThat(Stories.release().table(20))
        .isEqualTo(
            """
            build  succeeded
            lint   succeeded
            not shown: duration

            deploy: Deploy to a…
            target     outcome
            host….org  succeeded
            host….org  failed
            host….org  cancelled
            host….org  cancelled
            not shown: attempts…

            clean (no targets)

            audit (skipped)

            notify  skipped
            not shown: duration…

            deploy/hos…org/copy:
                cannot run
                `ssh`: No such
                file or director
                y (attempt 2 of
                2, 20ms)

            deploy/hos…org/copy:
                fail_fast
                (attempt 1 of
                2, 900ms)
                | sending
                | 12 files

            Total 7
            Succeeded 3
            Failed 1 | Skipped 1
            Cancelled 2
            Time 1m 5s
            12.9s a target on a…
            slowest build 1m 1s
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10, 13, 20, 27, 40, 61, 80, 100, 132, 300})
  void no_line_is_wider_than_the_terminal(int columns) {
    List<Story> stories =
        List.of(
            Stories.release(),
            Stories.everything(),
            Stories.repositories(JobStory.of("status").called(Stories.hostile())));

    assertThat(stories)
        .allSatisfy(
            story ->
                assertThat(story.table(columns).lines())
                    .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(columns)));
  }

  @Test
  void nothing_can_drive_the_terminal() {
    assertThat(Stories.everything().table().codePoints())
        .allMatch(c -> c == '\n' || !Character.isISOControl(c))
        .noneMatch(c -> Character.getType(c) == Character.SURROGATE)
        .doesNotContain(0x202e, 0x2066, 0x2028);
  }

  @Test
  void at_most_twenty_failures_are_told() {
    Story story = Story.of(JobStory.of("many"));
    for (int i = 1; i <= 500; i++) {
      story.target("many", "t" + i, Stories.EXIT_128, 10, TaskStory.failed("step-1", 128));
    }
    String told = story.table();

    assertThat(told)
        .contains("\nmany/t20/step-1: exit 128 (100ms)\n\n... and 480 more failed targets\n\nTotal")
        .doesNotContain("many/t21/");
    assertThat(story.table(new Layout(OptionalInt.empty(), false, true)))
        .contains("many/t500/step-1: exit 128 (100ms)\n\nTotal 500");
  }

  @Test
  void a_verbose_table_tells_what_the_last_attempt_of_a_failure_took_of_the_machine() {
    Usage usage =
        new Usage(Duration.ofMillis(1200), Duration.ofMillis(300), OptionalLong.of(7680L << 20));
    Outcome killed = Outcome.failed(new Reason.Signal(9));
    TaskStory task = TaskStory.of("step-1").ended(killed).took(2500).using(usage);
    Story story = Story.of(JobStory.single("hi")).target("hi", "hi", killed, 2500, task);

    assertThat(story.table()).contains("hi/hi/step-1: signal KILL (2.5s)\n");
    assertThat(story.table(new Layout(OptionalInt.empty(), false, true)))
        .contains("hi/hi/step-1: signal KILL (2.5s, CPU 1.5s, peak memory 7.5 GiB)\n");
  }

  @Test
  void the_last_ten_lines_are_told_as_a_terminal_would_have_left_them() {
    String lines = "1\n2\n3\n4\n5\n6\n7\n8\n10%\r50%\r100%\n\n\u001b[1;31merror\u001b[0m: 日本\r\n";
    Story story =
        Story.of(JobStory.single("hi"))
            .target(
                "hi", "hi", Stories.EXIT_128, 10, TaskStory.failed("step-1", 128).stderr(lines));

    assertThat(story.table())
        .contains(
            """
            hi/hi/step-1: exit 128 (100ms)
                | 2
                | 3
                | 4
                | 5
                | 6
                | 7
                | 8
                | 100%
                |
                | error: 日本

            """);
  }

  @Test
  void standard_output_is_told_when_there_is_no_standard_error() {
    Story story =
        Story.of(JobStory.single("hi"))
            .target(
                "hi",
                "hi",
                Stories.EXIT_128,
                10,
                TaskStory.failed("step-1", 128).stdout("out\n").stderr(" \n"));

    assertThat(story.table()).contains("    | out\n");
  }

  @Test
  void a_target_that_failed_without_a_task_is_told_too() {
    Story story =
        Story.of(JobStory.of("a"), JobStory.of("b"))
            .target("a", "a", Outcome.failed(new Reason.Source("t.csv: No such file")), 0)
            .ended("b", Verdict.FAILED);

    assertThat(story.table())
        .isEqualTo(
            """
            a (1 target)
            target  outcome  duration  reason
            a       failed          -  t.csv: No such file

            b (failed)

            a/a: t.csv: No such file

            Total 1 | Succeeded 0 | Failed 1 | Skipped 0
            Time 12.3s
            """);
  }

  @Test
  void a_tolerated_failure_is_no_failure() {
    Story story =
        Story.of(JobStory.single("hi"))
            .target(
                "hi",
                "hi",
                Outcome.SUCCEEDED,
                10,
                TaskStory.of("step-1").ended(new Outcome.Failed(new Reason.Exit(1), true)));

    assertThat(story.table()).startsWith("hi  succeeded  10ms\n\nTotal 1");
  }

  @Test
  void colours_are_used_when_asked_for() {
    String told =
        Stories.repositories(JobStory.of("status"))
            .table(new Layout(OptionalInt.of(80), true, false));

    assertThat(told.replace('\u001b', '^'))
        .startsWith(
            """
            ^[2mrepo^[0m    ^[2mbranch^[0m        ^[2mdirty^[0m  ^[2moutcome^[0m    ^[2mreason^[0m
            app     main             12  ^[32msucceeded^[0m
            文档    feature/wide      0  ^[32msucceeded^[0m
            broken  -                 -  ^[31mfailed^[0m     ^[2mfetch: exit 128^[0m
            """)
        .contains("^[31mstatus/broken/fetch:^[0m exit 128", "| ^[31mFailed 1^[0m |");
  }

  @Test
  void what_is_not_a_number_makes_its_column_a_column_of_text() {
    JobStory job = JobStory.of("j").column("k", "target.key").column("v", "steps.s.outputs.v");
    Story story = Story.of(job.step("s"));
    story.target("j", "a", Outcome.SUCCEEDED, 1, TaskStory.of("s").output("v", Value.of(1)));
    story.target("j", "b", Outcome.SUCCEEDED, 1, TaskStory.of("s").output("v", Value.of("long")));

    assertThat(story.table()).startsWith("k  v\na  1\nb  long\n");
  }

  private static List<String> rows(Story story, int count) {
    return Arrays.stream(story.table().split("\n"))
        .skip(1)
        .limit(count)
        .map(row -> row.substring(0, row.indexOf(' ')))
        .collect(Collectors.toList());
  }
}
