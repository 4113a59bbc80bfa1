package dev.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What tests of a watch have: a root to be watched, and what was told of it.
abstract class Watching {
  static final Duration QUIET = Duration.ofMillis(150);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String SENTINEL = "sentinel";

  @TempDir private Path temporary;
  final BlockingQueue<Changes> told = new LinkedBlockingQueue<>();
  final BlockingQueue<IOException> troubles = new LinkedBlockingQueue<>();
  Path root;
  private AutoCloseable watch = () -> {};
  private int sentinels;

  @BeforeEach
  void makesTheRoot() throws IOException {
    root = Files.createDirectory(temporary.toRealPath().resolve("root"));
  }

  @AfterEach
  void closes() throws Exception {
    watch.close();
    assertThat(troubles).isEmpty();
  }

  final Path beside(String name) {
    return root.resolveSibling(name);
  }

  final Git git() {
    return new Git(beside("home"), beside("home").resolve(".config"));
  }

  final WatchSpec spec(Path... roots) {
    return new WatchSpec(Arrays.asList(roots), List.of(), List.of(), Set.of(), QUIET);
  }

  final WatchSpec including(String... patterns) {
    return new WatchSpec(List.of(root), List.of(patterns), List.of(), Set.of(), QUIET);
  }

  final WatchSpec excluding(String... patterns) {
    return new WatchSpec(List.of(root), List.of(), List.of(patterns), Set.of(), QUIET);
  }

  final void watch() throws Exception {
    watch(spec(root));
  }

  final void watch(WatchSpec spec) throws Exception {
    watch(spec, told::add);
  }

  final void watch(WatchSpec spec, Consumer<Changes> changed) throws Exception {
    watch = FolderWatch.open(spec, git(), changed, troubles::add);
  }

  /// Writes a file that is old enough for its time to tell versions apart.
  final Path old(String name) throws IOException {
    Path file = write(name, "old");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_123L));
    return file;
  }

  final Path write(String name, String text) throws IOException {
    return write(root.resolve(name), text);
  }

  static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /// What is told next, as paths below the root.
  final SortedSet<String> next() throws InterruptedException {
    return names(change());
  }

  final Changes change() throws InterruptedException {
    Changes changes = told.poll(LONG.toMillis(), TimeUnit.MILLISECONDS);
    assertThat(changes).as("something that is told").isNotNull();
    return changes;
  }

  private SortedSet<String> names(Changes changes) {
    assertThat(changes.complete()).isTrue();
    return changes.paths().stream()
        .map(it -> root.getParent().relativize(it).toString())
        .map(it -> it.startsWith("root/") ? it.substring(5) : it)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// All that is told until a file that is written now is told, without it. What was to be told of
  /// what happened before comes no later than that.
  final SortedSet<String> untilNow() throws Exception {
    String name = SENTINEL + sentinels++;
    write(name, "");
    SortedSet<String> all = new TreeSet<>();
    while (!all.contains(name)) {
      all.addAll(next());
    }
    all.removeIf(it -> it.startsWith(SENTINEL));
    return all;
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LONG.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  final String sh(String script) throws Exception {
    Process process =
        new ProcessBuilder("sh", "-ec", script)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
