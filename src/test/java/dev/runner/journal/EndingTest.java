package dev.runner.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EndingTest {
  private static final String AT = "2026-11-20T22:30:00Z";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path runs;

  @SuppressWarnings("NullAway.Init")
  private Written journal;

  @BeforeEach
  void begin() throws IOException {
    journal = Written.at(runs, "20261120-223000-5f3a9c").started(AT);
  }

  private Ending ending() {
    return Ending.of(journal.folder().journal());
  }

  @Test
  void tells_success_only_of_what_went_well() throws IOException {
    assertThat(ending()).isEqualTo(new Ending(false, false));
    journal.ended(AT, "succeeded");
    assertThat(ending()).isEqualTo(new Ending(true, false));
    journal.exited(AT, 0);
    assertThat(ending()).isEqualTo(new Ending(true, true));
    journal.started(AT);
    assertThat(ending()).isEqualTo(new Ending(false, false));
    journal.ended(AT, "partial").exited(AT, 2);
    assertThat(ending()).isEqualTo(new Ending(false, true));
  }

  @Test
  void is_not_misled_by_texts() throws IOException {
    journal.ended(AT, "failed").warned(AT, "\",\"outcome\":\"succeeded\"");

    assertThat(ending()).isEqualTo(new Ending(false, false));
  }

  @Test
  void knows_nothing_of_a_damaged_journal() throws IOException {
    journal.bytes("damage\n").ended(AT, "succeeded").exited(AT, 0);

    assertThat(ending()).isEqualTo(new Ending(false, false));
    assertThat(journal.folder().underWay()).isFalse();
  }

  @Test
  void a_run_is_under_way_while_somebody_holds_it() throws IOException {
    try (RunHold _ = journal.folder().hold().orElseThrow()) {
      assertThat(journal.folder().underWay()).isTrue();
    }
    assertThat(journal.folder().underWay()).isFalse();
  }
}
