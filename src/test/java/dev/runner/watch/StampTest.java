package dev.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StampTest {
  private static final long TIME = 1_700_000_000_123L;
  private static final long WHOLE_SECOND = 1_700_000_000_000L;

  @TempDir private Path folder;

  private BasicFileAttributes file(String name, String text, long modified) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    Files.setLastModifiedTime(file, FileTime.fromMillis(modified));
    return Files.readAttributes(file, BasicFileAttributes.class);
  }

  private static boolean same(BasicFileAttributes file, long before, boolean doubtful) {
    return Stamp.same(Stamp.of(file, before), Stamp.of(file, TIME + 60_000), doubtful);
  }

  @Test
  void tells_files_apart_by_time_size_and_identity() throws Exception {
    long now = TIME + 60_000;
    long stamp = Stamp.of(file("a", "text", TIME), now);
    assertThat(stamp)
        .isEqualTo(Stamp.of(file("a", "TEXT", TIME), now))
        .isNotEqualTo(Stamp.of(file("a", "text", TIME + 1), now))
        .isNotEqualTo(Stamp.of(file("a", "more text", TIME), now))
        .isNotEqualTo(Stamp.of(file("b", "text", TIME), now));
  }

  @Test
  void is_not_sure_of_a_file_that_was_touched_after_it_had_just_been_written() throws Exception {
    BasicFileAttributes file = file("a", "", TIME);
    assertThat(same(file, TIME + 5, true)).isFalse();
    assertThat(same(file, TIME + 5, false)).isTrue();
    assertThat(same(file, TIME + 50, true)).isTrue();
  }

  @Test
  void is_not_sure_for_two_seconds_where_times_may_be_whole_seconds() throws Exception {
    BasicFileAttributes file = file("a", "", WHOLE_SECOND);
    assertThat(same(file, WHOLE_SECOND + 1500, true)).isFalse();
    assertThat(same(file, WHOLE_SECOND + 2500, true)).isTrue();
  }
}
