package dev.runner.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Channel;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {
  private static final Place FIRST = new Place(0, 0, 0);
  private static final Place SECOND = new Place(0, 1, 0);

  @TempDir Path folder;

  @Test
  void gives_back_what_was_put_in_its_order() {
    Shelf shelf = new Shelf(folder);
    put(shelf, SECOND, Channel.STDOUT, "b1");
    put(shelf, FIRST, Channel.STDOUT, "a1");
    put(shelf, FIRST, Channel.STDERR, "a2");
    shelf.seal(SECOND);
    put(shelf, FIRST, Channel.STDOUT, "a3");
    assertThat(shelf.first()).contains(FIRST);
    assertThat(take(shelf, FIRST)).containsExactly("STDOUT a1", "STDERR a2", "STDOUT a3");
    assertThat(shelf.first()).contains(SECOND);
    assertThat(take(shelf, SECOND)).containsExactly("STDOUT b1");
    assertThat(shelf.first()).isEmpty();
  }

  @Test
  void keeps_much_on_disk_and_leaves_no_file_open_when_it_was_taken() {
    long before = openFiles();
    Shelf shelf = new Shelf(folder, 1 << 20);
    String kilobytes = "x".repeat(100_000);
    for (int i = 0; i < 200; i++) {
      put(shelf, new Place(0, i, 0), Channel.STDOUT, i + kilobytes);
    }
    for (int i = 0; i < 200; i++) {
      assertThat(take(shelf, new Place(0, i, 0))).containsExactly("STDOUT " + i + kilobytes);
    }
    assertThat(openFiles()).isEqualTo(before);
    assertThat(folder).isEmptyDirectory();
  }

  private long openFiles() {
    File[] files = new File("/proc/self/fd").listFiles();
    return files == null
        ? 0
        : java.util.Arrays.stream(files)
            .filter(it -> canonical(it).startsWith(folder.toString()))
            .count();
  }

  private static String canonical(File file) {
    try {
      return java.nio.file.Files.readSymbolicLink(file.toPath()).toString();
    } catch (java.io.IOException e) {
      return "";
    }
  }

  private static void put(Shelf shelf, Place place, Channel channel, String text) {
    shelf.put(place, channel, text.getBytes(UTF_8));
  }

  private static List<String> take(Shelf shelf, Place place) {
    List<String> taken = new ArrayList<>();
    shelf.take(place, (channel, bytes) -> taken.add(channel + " " + new String(bytes, UTF_8)));
    return taken;
  }
}
