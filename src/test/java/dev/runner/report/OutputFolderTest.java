package dev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Captured;
import dev.runner.expr.Value;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  private final List<String> told = new ArrayList<>();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void a_file_that_cannot_be_finished_is_removed_and_only_the_first_is_told() throws IOException {
    OutputFolder outputs = OutputFolder.at(folder, told::add);
    outputs.accept(task("a"), 1, broken(), Captured.NONE);
    outputs.accept(task("b"), 1, broken(), Captured.NONE);

    Path file = folder.resolve("job/a/step-1.out");
    assertThat(told)
        .containsExactly(
            file + " (can't be read back: java.io.IOException: No space left on device)");
    assertThat(file).doesNotExist();
    assertThat(folder.resolve("job/b")).isEmptyDirectory();
  }

  @Test
  void of_very_many_attempts_the_last_hundred_stay() throws IOException {
    OutputFolder outputs = OutputFolder.at(folder, told::add);
    for (int attempt = 1; attempt <= 250; attempt++) {
      outputs.accept(task("a"), attempt, Captured.NONE, Captured.NONE);
    }

    String[] names = folder.resolve("job/a").toFile().list();
    assertThat(names)
        .hasSize(200)
        .contains("step-1.out", "step-1.attempt-249.err", "step-1.attempt-151.out")
        .doesNotContain("step-1.attempt-250.out", "step-1.attempt-150.out");
    assertThat(told).isEmpty();
  }

  @Test
  void a_link_that_stands_there_is_replaced_and_not_followed() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "stays");
    Files.createDirectories(folder.resolve("job/a"));
    Path file = Files.createSymbolicLink(folder.resolve("job/a/step-1.out"), elsewhere);

    OutputFolder.at(folder, told::add).accept(task("a"), 1, Captured.NONE, Captured.NONE);

    assertThat(file).isRegularFile().isEmptyFile();
    assertThat(Files.isSymbolicLink(file)).isFalse();
    assertThat(elsewhere).hasContent("stays");
  }

  private static Task task(String key) {
    JobNode job = Story.of(JobStory.of("job")).graph().jobs().getFirst();
    Target target = new Target(job, 0, key, new Value.Obj(Map.of("key", Value.of(key))));
    return new Task(target, job.steps().getFirst());
  }

  /// More than fits into memory, and not all of it can be read.
  private static Captured broken() {
    return new Captured() {
      @Override
      public long size() {
        return 1 << 20;
      }

      @Override
      public byte[] head(int most) {
        return new byte[most];
      }

      @Override
      public byte[] tail(int most) {
        return new byte[most];
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(new byte[100_000]) {
          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            int read = super.read(into, offset, length);
            if (read < 0) {
              throw new UncheckedIOException(new IOException("No space left on device"));
            }
            return read;
          }
        };
      }
    };
  }
}
