package dev.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Trees are made, moved and deleted while they are watched. Who looks at each file that is told,
/// at the time when it is told, knows all in the end.
final class RacesTest extends Watching {
  private static final List<String> NAMES = List.of("a", "b", "c", "d");
  private static final int ACTIONS = 1500;
  private final Map<Path, String> known = new ConcurrentSkipListMap<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void all_that_is_left_was_told_of(int seed) throws Exception {
    watch(
        new WatchSpec(List.of(root), List.of(), List.of(), Set.of(), Duration.ofMillis(5)),
        changes -> {
          assertThat(changes.complete()).isTrue();
          changes.paths().forEach(it -> known.put(it, look(it)));
          told.add(changes);
        });
    try (var workers = Executors.newFixedThreadPool(3)) {
      for (int i = 0; i < 3; i++) {
        Random random = new Random(seed * 10 + i);
        workers.submit(() -> act(random));
      }
    }
    untilNow();
    Map<Path, String> left = all();
    assertThat(known).containsAllEntriesOf(left);
    sh("rm -r ./*");
    SortedSet<Path> gone = new TreeSet<>();
    while (gone.size() < left.size()) {
      gone.addAll(change().paths());
    }
    assertThat(gone).isEqualTo(left.keySet());
  }

  private void act(Random random) {
    for (int i = 0; i < ACTIONS; i++) {
      try {
        act(path(random), random);
      } catch (IOException _) {
        // Another one was faster.
      }
    }
  }

  private Path path(Random random) {
    Path path = root;
    for (int depth = random.nextInt(1, 5); depth > 0; depth--) {
      path = path.resolve(NAMES.get(random.nextInt(NAMES.size())));
    }
    return path;
  }

  private void act(Path path, Random random) throws IOException {
    switch (random.nextInt(12)) {
      case 0, 1, 2, 8, 9, 10 -> {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");
      }
      case 3 -> Files.createDirectories(path);
      case 4 -> Files.move(path, path(random));
      case 5 -> Files.writeString(path, "a", StandardOpenOption.APPEND);
      case 6 -> {
        Path outside = Files.createTempDirectory(root.getParent(), "out").resolve("it");
        Files.move(path, outside);
        Files.move(outside, path(random));
      }
      default -> delete(path);
    }
  }

  private static void delete(Path tree) throws IOException {
    if (Files.isDirectory(tree)) {
      try (Stream<Path> entries = Files.list(tree)) {
        for (Path path : entries.toList()) {
          delete(path);
        }
      }
    }
    Files.delete(tree);
  }

  private Map<Path, String> all() throws IOException {
    Map<Path, String> all = new TreeMap<>();
    try (Stream<Path> found = Files.walk(root)) {
      found.filter(Files::isRegularFile).forEach(it -> all.put(it, look(it)));
    }
    return all;
  }

  private static String look(Path path) {
    try {
      BasicFileAttributes found =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return found.isRegularFile()
          ? found.lastModifiedTime() + " " + found.size() + " " + found.fileKey()
          : "";
    } catch (IOException _) {
      return "";
    }
  }
}
