package dev.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A hundred thousand files in five thousand folders.
final class ManyFilesTest extends Watching {
  private static final int FOLDERS = 5000;
  private static final int FILES = 20;
  private static final long MOST = 40L << 20;

  @Test
  void many_files_take_little_memory_and_a_change_of_each_is_told_once() throws Exception {
    make();
    long before = used();
    watch();
    long memory = used() - before;
    write("7/42/file 0", "new");
    assertThat(next()).containsExactly("7/42/file 0");
    sh("mv 3 x3");
    assertThat(change().total()).isEqualTo(2 * 100 * FILES);
    assertThat(memory).isLessThan(MOST);
  }

  private void make() {
    IntStream.range(0, FOLDERS).parallel().forEach(this::make);
  }

  private void make(int number) {
    try {
      Path folder = Files.createDirectories(root.resolve(number / 100 + "/" + number % 100));
      for (int i = 0; i < FILES; i++) {
        Files.createFile(folder.resolve("file " + i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
