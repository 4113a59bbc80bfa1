package dev.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The system's limit is reached: in a process of its own, which alone is under a low one.
final class LimitTest {
  private static final int LIMIT = 40;
  private static final int ABOVE = 500;

  @TempDir private Path temporary;

  /// That process: watches a folder, then makes more folders in it.
  static final class Main {
    public static void main(String[] arguments) throws Exception {
      Path root = Path.of(arguments[0]);
      BlockingQueue<String> told = new LinkedBlockingQueue<>();
      WatchSpec spec =
          new WatchSpec(List.of(root), List.of(), List.of(), Set.of(), Duration.ofMillis(50));
      try (var watch =
          FolderWatch.open(
              spec, it -> told.add("changed " + it.total()), it -> told.add(it.getMessage()))) {
        System.out.println("watched " + (watch == null ? "not" : "well"));
        folders(root, ABOVE);
        System.out.println(told.take());
        Files.createFile(root.resolve("file"));
        System.out.println(told.take());
      } catch (WatchLimitException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private static void folders(Path root, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Files.createDirectory(root.resolve("folder" + i));
    }
  }

  private List<String> run(Path root) throws Exception {
    Process process =
        new ProcessBuilder(
                "unshare",
                "-r",
                "sh",
                "-ec",
                "echo $0 >/proc/sys/user/max_inotify_watches; exec \"$@\"",
                String.valueOf(LIMIT),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                root.toString())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().map(it -> it.replaceAll("watches is \\d+", "watches is N")).toList();
  }

  private static String message(Object folders) {
    return "the system's limit fs.inotify.max_user_watches is N, too few for the "
        + folders
        + " folders to be watched: exclude some, or raise it"
        + " (sysctl fs.inotify.max_user_watches=...)";
  }

  @Test
  void says_how_many_folders_are_too_many() throws Exception {
    Path root = Files.createDirectory(temporary.toRealPath().resolve("root"));
    folders(root, ABOVE);
    assertThat(run(root)).containsExactly(message(root.getNameCount() + 1 + ABOVE));
  }

  @Test
  void says_when_folders_that_come_are_too_many_and_watches_the_others() throws Exception {
    Path root = Files.createDirectory(temporary.toRealPath().resolve("root"));
    assertThat(run(root).stream().map(it -> it.replaceAll("\\d+ folders", "N folders")))
        .containsExactly("watched well", message("N"), "changed 1");
  }
}
