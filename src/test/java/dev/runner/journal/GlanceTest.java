package dev.runner.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runner.event.Totals;
import dev.runner.event.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GlanceTest {
  private static final String FIRST = "2026-11-20T22:30:00Z";
  private static final String LATER = "2026-11-20T22:30:01Z";
  private static final String LAST = "2026-11-20T22:30:02Z";
  private static final Glance.End END =
      new Glance.End(Verdict.PARTIAL, new Totals(1, 2, 0, 0), Duration.ofMillis(1500));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path runs;

  @SuppressWarnings("NullAway.Init")
  private Written journal;

  @BeforeEach
  void begin() throws IOException {
    journal = Written.at(runs, "20261120-223000-5f3a9c");
  }

  private static Glance glance(String latest, Optional<Glance.End> end, OptionalInt code) {
    return new Glance(
        "nightly",
        Path.of("/srv/plans/nightly.yaml"),
        Instant.parse(FIRST),
        Instant.parse(latest),
        end,
        code);
  }

  @Test
  void tells_a_whole_run() throws IOException {
    journal.started(FIRST).warned(LATER, "x").ended(LAST, "partial").exited(LAST, 2);

    assertThat(Glance.of(journal.folder()))
        .isEqualTo(glance(LAST, Optional.of(END), OptionalInt.of(2)));
  }

  @Test
  void tells_a_journal_of_one_line() throws IOException {
    journal.started(FIRST);

    Glance glance = Glance.of(journal.folder());

    assertThat(glance).isEqualTo(glance(FIRST, Optional.empty(), OptionalInt.empty()));
    assertThat(glance.duration()).isEqualTo(Duration.ZERO);
    assertThat(glance.succeeded()).isFalse();
  }

  @Test
  void leaves_out_a_torn_last_line() throws IOException {
    journal.started(FIRST).warned(LATER, "x").bytes("{\"event\":\"run_ended\",\"at\":\"2026");

    assertThat(Glance.of(journal.folder()))
        .isEqualTo(glance(LATER, Optional.empty(), OptionalInt.empty()));
  }

  @Test
  void leaves_out_a_whole_last_line_that_does_not_hold() throws IOException {
    journal.started(FIRST).warned(LATER, "x").bytes("{\"event\":\"run_ended\"}\n");

    assertThat(Glance.of(journal.folder()))
        .isEqualTo(glance(LATER, Optional.empty(), OptionalInt.empty()));
  }

  @Test
  void reads_only_the_ends_of_a_long_journal() throws IOException {
    journal.started(FIRST);
    for (int i = 0; i < 3; i++) {
      journal.warned(LATER, "x".repeat(Ends.TAIL / 2)).bytes(i == 0 ? "damage in between\n" : "");
    }
    journal.ended(LAST, "partial");

    assertThat(Glance.of(journal.folder()))
        .isEqualTo(glance(LAST, Optional.of(END), OptionalInt.empty()));
  }

  @Test
  void knows_no_end_where_the_last_line_is_longer_than_what_is_read() throws IOException {
    journal.started(FIRST).warned(LATER, "x".repeat(2 * Ends.TAIL));

    assertThat(Glance.of(journal.folder()))
        .isEqualTo(glance(FIRST, Optional.empty(), OptionalInt.empty()));
  }

  @Test
  void knows_no_end_of_a_run_that_was_resumed_and_goes_on() throws IOException {
    journal.started(FIRST).ended(LATER, "partial").exited(LATER, 2).started(LAST);

    assertThat(Glance.of(journal.folder()))
        .isEqualTo(glance(LAST, Optional.empty(), OptionalInt.empty()));
  }

  @Test
  void refuses_damage_at_the_end_that_lines_follow() throws IOException {
    journal.started(FIRST).bytes("damage\n").ended(LAST, "partial");

    assertThatThrownBy(() -> Glance.of(journal.folder()))
        .isInstanceOf(DamagedJournalException.class)
        .hasMessageEndingWith("is not what was written");
  }

  @Test
  void refuses_a_first_line_that_does_not_hold() throws IOException {
    journal.bytes("damage\n").started(FIRST);

    assertThatThrownBy(() -> Glance.of(journal.folder()))
        .isInstanceOf(DamagedJournalException.class)
        .hasMessageContaining("line 1 (byte 0)");
  }

  @Test
  void refuses_what_has_told_nothing() {
    assertThatThrownBy(() -> Glance.of(journal.folder()))
        .isInstanceOf(IOException.class)
        .hasMessage("the run has told nothing");
  }

  @Test
  void refuses_lines_of_another_kind() throws IOException {
    journal.warned(FIRST, "x");

    assertThatThrownBy(() -> Glance.of(journal.folder())).isInstanceOf(FormatException.class);
  }

  @Test
  void refuses_a_folder_without_a_journal() throws IOException {
    Files.delete(journal.folder().journal());

    assertThatThrownBy(() -> Glance.of(journal.folder())).isInstanceOf(IOException.class);
  }
}
