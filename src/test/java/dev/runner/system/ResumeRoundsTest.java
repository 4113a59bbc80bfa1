package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Kills runs of 500 tasks with `kill -9` at random moments, and goes on with them: what the
/// journal calls finished was done once, and nothing is missing.
///
/// `-Drounds=200` for more of them, `-Dseed=N` for the same again: a failed round tells its seed.
final class ResumeRoundsTest extends SystemTest {
  private static final int ROWS = 250;
  private static final Pattern FINISHED =
      Pattern.compile(
          "\\{\"event\":\"task_ended\",.*\"key\":\"([0-9]+)\",\"step\":\"(one|two)\","
              + "\"outcome\":\"succeeded\".*");

  private static final String PLAN =
      """
      version: 1
      name: rounds
      concurrency: 16
      jobs:
        rows:
          targets: {lines: rows}
          steps:
            - {id: one, run: 'sleep 0.0$(( RUN_TARGET % 4 )); echo "$RUN_TARGET one" >>done'}
            - {id: two, run: 'echo "$RUN_TARGET two" >>done'}
      """;

  /// One of many.
  ///
  /// @param kills how often it is killed
  record Round(long seed, int number, int kills) {
    static Round of(long seed, int number) {
      return new Round(seed, number, 1 + new Random(seed + number).nextInt(3));
    }
  }

  static Stream<Round> rounds() {
    long seed = Long.getLong("seed", ThreadLocalRandom.current().nextInt(1_000_000));
    return IntStream.range(0, Integer.getInteger("rounds", 6))
        .mapToObj(number -> Round.of(seed, number));
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void nothing_finished_is_done_twice_and_nothing_is_missing(Round round) throws Exception {
    write("plan.yaml", PLAN);
    write("rows", String.join("\n", IntStream.range(0, ROWS).mapToObj(String::valueOf).toList()));
    Random random = new Random(round.seed() + round.number());
    Map<String, Integer> before = new HashMap<>();
    boolean over = false;
    for (int kill = 0; kill < round.kills() && !over; kill++) {
      over = overBefore(100 + random.nextInt(900));
      Map<String, Integer> now = done();
      finished().forEach(it -> before.putIfAbsent(it, now.getOrDefault(it, 0)));
    }

    Launched.Result end = (over ? report() : apply()).run();

    assertThat(end.code()).as(end.stderr()).isZero();
    Map<String, Integer> after = done();
    assertThat(after).hasSize(2 * ROWS);
    before.forEach((task, times) -> assertThat(after).containsEntry(task, times));
    assertThat(end.stdout()).contains("Total " + ROWS + " | Succeeded " + ROWS + " | Failed 0");
  }

  private Launch apply() throws IOException {
    return kept(runner("apply", "plan.yaml", "--resume"));
  }

  private Launch report() throws IOException {
    return kept(runner("report"));
  }

  private Launch kept(Launch launch) throws IOException {
    return launch.with("XDG_STATE_HOME", folder().resolve("state").toString());
  }

  /// Kills a run after a while, unless it is over before.
  private boolean overBefore(int millis) throws Exception {
    try (Launched launched = apply().start()) {
      Waiting.some(Duration.ofMillis(millis));
      if (launched.alive()) {
        launched.signal("KILL");
      }
      launched.end();
      return exited();
    }
  }

  /// Whether a run has written down that it is over: the next one is another.
  private boolean exited() throws IOException {
    for (Path journal : journals()) {
      if (Files.readString(journal).contains("{\"event\":\"exited\"")) {
        return true;
      }
    }
    return false;
  }

  /// How often each task was done.
  private Map<String, Integer> done() throws IOException {
    Map<String, Integer> times = new HashMap<>();
    read("done").lines().forEach(it -> times.merge(it, 1, Integer::sum));
    return times;
  }

  /// What the journal calls finished. Killed while it writes, a process may leave half a line,
  /// which calls nothing so.
  private Set<String> finished() throws IOException {
    Set<String> finished = new HashSet<>();
    for (Path journal : journals()) {
      String text = Files.readString(journal);
      for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
        Matcher matcher = FINISHED.matcher(line);
        if (matcher.matches()) {
          finished.add(matcher.group(1) + " " + matcher.group(2));
        }
      }
    }
    return finished;
  }

  private List<Path> journals() throws IOException {
    if (!Files.exists(folder().resolve("state"))) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder().resolve("state"))) {
      return all.filter(it -> it.endsWith("journal.jsonl")).toList();
    }
  }
}
