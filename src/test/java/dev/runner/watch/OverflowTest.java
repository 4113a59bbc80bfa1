package dev.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// More happens than the system, or the JDK, keeps note of.
final class OverflowTest extends Watching {

  /// A process that watches, and prints what is told.
  static final class Main {
    public static void main(String[] arguments) throws Exception {
      Path root = Path.of(arguments[0]);
      WatchSpec spec = new WatchSpec(List.of(root), List.of(), List.of(), Set.of(), QUIET);
      try (var watch =
          FolderWatch.open(spec, it -> System.out.println(told(it, root)), System.out::println)) {
        System.out.println(watch == null ? "" : "ready");
        System.in.read();
      }
    }

    private static String told(Changes changes, Path root) {
      return changes.paths().stream()
          .map(it -> root.relativize(it).toString())
          .collect(Collectors.joining(" "));
    }
  }

  @Test
  void nothing_is_missed_when_the_systems_queue_was_full() throws Exception {
    old("a/gone");
    old("a/written");
    old("b/moved/file");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                root.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = process.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("ready");
      sh("kill -STOP " + process.pid());
      sh("touch a/$(seq -s ' a/' 10000) && rm a/$(seq -s ' a/' 10000)");
      sh("mkdir -p new/deep && touch new/deep/file && rm a/gone && touch a/written && mv b c");
      sh("kill -CONT " + process.pid());
      assertThat(lines.readLine())
          .isEqualTo("a/gone a/written b/moved/file c/moved/file new/deep/file");
      write("new/deep/later", "");
      assertThat(lines.readLine()).isEqualTo("new/deep/later");
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void nothing_is_missed_when_notes_were_lost() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch slow = new CountDownLatch(1);
    sh("git init -q");
    old("a/same");
    old("a/written");
    old("a/gone");
    old("b/deep/gone");
    watch(
        spec(root),
        changes -> {
          told.add(changes);
          began.countDown();
          await(slow);
        });
    write("first", "");
    await(began);
    String storm = "for d in a b c d e; do (cd $d && touch $(seq 5000) && rm $(seq 2 5000)); done";
    sh("mkdir c d e && %s && rm -r a/gone b/deep && echo new >a/written".formatted(storm));
    sh("mkdir -p a/new/folder && touch a/new/folder/file a/x.log && echo '*.log' >a/.gitignore");
    slow.countDown();
    assertThat(next()).containsExactly("first");
    assertThat(next())
        .containsExactly(
            "a/.gitignore",
            "a/1",
            "a/gone",
            "a/new/folder/file",
            "a/written",
            "b/1",
            "b/deep/gone",
            "c/1",
            "d/1",
            "e/1");
    write("a/new/folder/later", "");
    assertThat(next()).containsExactly("a/new/folder/later");
  }
}
