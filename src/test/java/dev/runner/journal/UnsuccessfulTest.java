package dev.runner.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runner.expr.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which targets a journal calls unsuccessful.
final class UnsuccessfulTest {
  private static final String AT = "2026-11-20T22:30:00.000000Z";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path runs;

  @SuppressWarnings("NullAway.Init")
  private Written run;

  @BeforeEach
  void begin() throws IOException {
    run = Written.at(runs, "20261120-223000-000001").started(AT);
  }

  /// The keys of the job `a`.
  private List<String> keys() throws IOException {
    List<String> keys = new ArrayList<>();
    try (Unsuccessful found = Unsuccessful.of(run.folder(), "a").orElseThrow()) {
      for (var one = found.next(); one.isPresent(); one = found.next()) {
        keys.add(one.get().key());
      }
    }
    return keys;
  }

  @Test
  void are_those_that_did_not_succeed_in_the_order_of_the_plan() throws IOException {
    run.known("a", 7).known("b", 1);
    for (int i = 0; i < 5; i++) {
      run.begun("a", i, "t" + i);
    }
    run.ended("a", 4, "t4", "failed", "exit")
        .ended("a", 0, "t0", "succeeded", "")
        .ended("a", 2, "t2", "cancelled", "fail_fast")
        .ended("a", 1, "t1", "skipped", "condition")
        .ended("a", 5, "t5", "skipped", "need")
        .ended("b", 0, "other", "failed", "exit");
    assertThat(keys()).containsExactly("t2", "t3", "t4", "t5");
  }

  @Test
  void have_their_fields() throws IOException {
    run.known("a", 2).begun("a", 0, "x \"y\" \u00e9").ended("a", 1, "z", "cancelled", "fail_fast");
    try (Unsuccessful found = Unsuccessful.of(run.folder(), "a").orElseThrow()) {
      Unsuccessful.Found first = found.next().orElseThrow();
      assertThat(first.key()).isEqualTo("x \"y\" \u00e9");
      assertThat(Json.write(first.fields()))
          .isEqualTo("{\"key\":\"x \\\"y\\\" \u00e9\",\"value\":\"x \\\"y\\\" \u00e9\"}");
      assertThat(found.next().map(Unsuccessful.Found::key)).contains("z");
      assertThat(found.next()).isEmpty();
    }
  }

  @Test
  void count_as_they_stand_after_the_last_session() throws IOException {
    run.known("a", 4)
        .ended("a", 0, "t0", "failed", "exit")
        .ended("a", 1, "t1", "failed", "exit")
        .ended("a", 2, "t2", "succeeded", "")
        .begun("a", 3, "t3")
        .started(AT)
        .known("a", 5)
        .ended("a", 0, "new", "failed", "exit")
        .ended("a", 1, "t0", "succeeded", "")
        .begun("a", 2, "t1");
    assertThat(keys()).containsExactly("new", "t1", "t3");
  }

  @Test
  void are_no_targets_where_the_job_had_none() throws IOException {
    run.known("a", 0).ended("b", 0, "b", "failed", "exit");
    assertThat(Unsuccessful.of(run.folder(), "a")).isEmpty();
    assertThat(Unsuccessful.of(run.folder(), "c")).isEmpty();
    assertThat(Unsuccessful.jobs(run.folder())).containsExactly("a");
  }

  @Test
  void are_not_the_one_that_a_job_ends_as_whose_targets_were_not_read() throws IOException {
    run.ended("a", 0, "a", "skipped", "need");
    assertThat(Unsuccessful.of(run.folder(), "a")).isEmpty();

    run.started(AT).known("a", 1).ended("a", 0, "t0", "failed", "exit");
    run.started(AT).ended("a", 0, "a", "skipped", "need");
    assertThat(keys()).containsExactly("t0");
  }

  @Test
  void count_anew_where_their_job_has_begun_anew() throws IOException {
    run.known("a", 2)
        .ended("a", 0, "t0", "failed", "exit")
        .ended("a", 1, "t1", "failed", "exit")
        .again("a")
        .known("a", 1)
        .begun("a", 0, "t1");
    assertThat(keys()).containsExactly("t1");
  }

  @Test
  void have_not_succeeded_where_they_began_anew_and_did_not_end() throws IOException {
    run.known("a", 2)
        .begun("a", 0, "t0")
        .ended("a", 0, "t0", "succeeded", "")
        .begun("a", 1, "t1")
        .ended("a", 1, "t1", "succeeded", "")
        .again("a", 1, "t1");
    assertThat(keys()).containsExactly("t1");
  }

  @Test
  void are_found_though_the_last_line_is_half_there() throws IOException {
    run.known("a", 1).ended("a", 0, "t0", "failed", "exit").bytes("{\"event\":\"targ");
    assertThat(keys()).containsExactly("t0");
  }

  @Test
  void are_not_known_of_a_damaged_journal() throws IOException {
    run.bytes("{\"event\":\"x\"}\n").known("a", 1);
    assertThatThrownBy(() -> Unsuccessful.of(run.folder(), "a"))
        .isInstanceOf(DamagedJournalException.class);
  }

  @Test
  void are_found_of_many_targets() throws IOException {
    run.known("a", 2000);
    for (int i = 1999; i >= 0; i--) {
      run.ended("a", i, "t" + i, i % 2 == 0 ? "failed" : "succeeded", i % 2 == 0 ? "exit" : "");
    }
    List<String> keys = keys();
    assertThat(keys).hasSize(1000).startsWith("t0", "t2").endsWith("t1998");
    assertThat(Optional.of(keys.get(500))).contains("t1000");
  }
}
