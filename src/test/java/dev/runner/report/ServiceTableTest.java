package dev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import org.junit.jupiter.api.Test;

/// How the report tells of services.
class ServiceTableTest {
  private static final Outcome KILLED = Outcome.failed(new Reason.Signal(9));
  private static final Outcome EXIT = Outcome.failed(new Reason.Exit(3));
  private static final Outcome SKIPPED = Outcome.skipped(new Reason.Condition());

  @Test
  void services_have_a_table_of_their_own_below_the_jobs() {
    assertThat(dev().table())
        .startsWith(
            """
            dev     failed     3  1m 15s  web: exit 3
            mailer  succeeded  1   950ms

            service     uptime  restarts  exit
            dev/db      1m 15s         0  TERM
            dev/web       1.2s         2     3
            dev/worker    1.0s         0  KILL
            dev/cron         -         -     -
            mailer       950ms         0     0

            """);
  }

  @Test
  void names_are_cut_where_the_terminal_is_narrow() {
    assertThat(dev().table(32))
        .contains(
            """
            service   uptime  restarts  exit
            dev/db    1m 15s         0  TERM
            dev/web     1.2s         2     3
            dev/…ker    1.0s         0  KILL
            dev/cron       -         -     -
            mailer     950ms         0     0
            """);
  }

  @Test
  void counts_all_attempts_of_a_service_though_not_all_are_kept() {
    Story story =
        Story.of(JobStory.single("web").service("serve"))
            .target(
                "web",
                "web",
                Outcome.SUCCEEDED,
                9000,
                TaskStory.of("serve").attempts(300).took(3000));
    assertThat(story.json())
        .contains("\"service\":{\"uptime_ms\":3000,\"restarts\":299},\"exit_code\":0,");
  }

  private static Story dev() {
    return Story.of(
            JobStory.single("dev").service("db").service("web").service("worker").service("cron"),
            JobStory.single("mailer").service("serve"))
        .target(
            "dev",
            "dev",
            EXIT,
            75_000,
            TaskStory.of("db").took(75_000).exit(143),
            TaskStory.of("web").ended(EXIT).attempts(3).took(1200),
            TaskStory.of("worker").ended(KILLED).took(1000),
            TaskStory.never("cron", SKIPPED))
        .target("mailer", "mailer", Outcome.SUCCEEDED, 950, TaskStory.of("serve").took(950));
  }
}
