package dev.runner.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `-Dtasks=1000000` for as many as the promise is about.
final class ScaleTest {
  @Test
  void journals_of_many_tasks_fit_into_128_megabytes(@TempDir Path folder)
      throws IOException, InterruptedException {
    int tasks = Integer.getInteger("tasks", 200_000);

    String printed = run(Integer.toString(tasks), folder.toString());

    System.out.println("wrote and read " + tasks + " tasks in ms: " + printed.strip());
    assertThat(printed).startsWith(tasks + "\n").contains("\n" + tasks / 2 + "\n");
  }

  private static String run(String... args) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    List<String> command =
        List.of(
            java,
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-cp",
            classes,
            "dev.runner.journal.ManyTasks",
            args[0],
            args[1]);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return printed;
  }
}
