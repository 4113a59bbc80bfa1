package dev.runner.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `mirror-sync` with rsync itself: what is on the disk afterwards, and what it printed meanwhile.
final class MirrorSyncTest {
  private static final List<String> NAMES = List.of("a", "bb", "ccc", "dddd", "eeeee", "ffffff");
  private static final int FILES = 300;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private World world;

  @BeforeEach
  void make_sources() throws Exception {
    world = World.of("mirror-sync", folder);
    world.must(
        """
        echo name,source >sources.csv
        for name in a bb ccc dddd eeeee ffffff; do
          mkdir -p "data/$name/build" "mirror/$name/old"
          echo "$name" >"mirror/$name/old/stale"
          echo excluded >"data/$name/build/product"
          seq %d | while read -r i; do echo "$name $i" >"data/$name/$name-$i"; done
          echo "$name,../data/$name" >>sources.csv
        done
        """
            .formatted(FILES));
  }

  @Test
  void leaves_the_mirrors_like_the_sources() throws Exception {
    Said said = apply("");

    assertThat(said.exit()).as(said.stderr()).isZero();
    assertThat(world.must("diff -r -x build data mirror; find mirror -name build")).isEmpty();
  }

  @Test
  void never_tears_a_prefixed_line() throws Exception {
    Said said = apply("");

    List<String> lines = said.stdout().lines().filter(it -> it.startsWith("[")).toList();
    assertThat(lines)
        .allMatch(
            it -> it.matches("\\[(\\w+)\\] (>f\\+{9} \\1-\\d+|\\*deleting   old/.*|.d.* .*/)"));
    assertThat(lines.stream().filter(it -> it.contains(" >f"))).hasSize(NAMES.size() * FILES);
    assertThat(said.stderr().lines().sorted().map(it -> it.replaceAll(" in .*", "")))
        .isEqualTo(
            NAMES.stream()
                .flatMap(it -> Stream.of("[" + it + "] Completed", "[" + it + "] Starting"))
                .toList());
  }

  @Test
  void has_three_under_way_and_no_more() throws Exception {
    Said said = apply("");

    int running = 0;
    int most = 0;
    for (String line : said.stderr().lines().toList()) {
      running += line.endsWith("] Starting") ? 1 : line.contains("] Completed") ? -1 : 0;
      most = Math.max(most, running);
    }
    assertThat(most).isEqualTo(3);
  }

  @Test
  void mirrors_the_others_when_one_source_is_gone() throws Exception {
    world.must("rm -r data/ccc");

    Said said = apply("-p retry_delay=10ms");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.stdout()).contains("Total 6 | Succeeded 5 | Failed 1 | Skipped 0\n");
    assertThat(world.must("diff -r -x build -x ccc data mirror; cat mirror/ccc/old/stale"))
        .isEqualTo("ccc\n");
  }

  @Test
  void totals_the_times() throws Exception {
    Said said = apply("");

    assertThat(said.stdout())
        .containsPattern("\nTotal 6 \\| Succeeded 6 \\| Failed 0 \\| Skipped 0\n")
        .containsPattern(
            "\nTime [\\d.]+m?s, [\\d.]+m?s a target on average, slowest \\w+ [\\d.]+m?s\n$");
  }

  private Said apply(String arguments) throws Exception {
    return world.sh(
        "runner apply mirror-sync/plan.yaml -p sources=sources.csv -p destination=mirror "
            + arguments);
  }
}
