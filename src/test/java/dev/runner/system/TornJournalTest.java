package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.RunOptions;
import dev.runner.Runner;
import dev.runner.expr.Value;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.graph.Task;
import dev.runner.journal.DamagedJournalException;
import dev.runner.journal.Journal;
import dev.runner.journal.Recall;
import dev.runner.journal.RunFolder;
import dev.runner.read.Given;
import dev.runner.text.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A journal that a crash or a disk has spoiled: it recalls what was surely done, or says what is
/// wrong with it; never something else.
final class TornJournalTest extends SystemTest {
  private static final int LAST = 4096;
  private static final int ROWS = 30;
  private static final Pattern ENDED =
      Pattern.compile("\\{\"event\":\"task_ended\".*\"key\":\"([0-9]+)\".*\"step\":\"s\".*");
  private static final String PLAN =
      """
      version: 1
      name: torn
      jobs:
        a:
          targets: {lines: rows}
          steps: [{id: s, run: 'echo "$RUN_TARGET"; test $((RUN_TARGET % 5)) != 3'}]
      """;

  private byte[] whole = {};
  private RunFolder copy = new RunFolder(Path.of(""), "");

  /// Where the line ends that tells of the success of each row.
  private final Map<String, Integer> ends = new HashMap<>();

  @BeforeEach
  void run() throws IOException {
    write("plan.yaml", PLAN);
    write("rows", String.join("\n", IntStream.range(0, ROWS).mapToObj(String::valueOf).toList()));
    String state = folder().resolve("state").toString();
    assertThat(runner("apply", "plan.yaml").with("XDG_STATE_HOME", state).run().code())
        .isEqualTo(2);
    try (Stream<Path> all = Files.walk(Path.of(state))) {
      whole = Files.readAllBytes(all.filter(it -> it.endsWith("journal.jsonl")).findFirst().get());
    }
    copy = new RunFolder(Files.createDirectories(folder().resolve("copy")), "copy");
    int end = 0;
    for (String line : new String(whole, StandardCharsets.UTF_8).split("(?<=\n)")) {
      end += line.getBytes(StandardCharsets.UTF_8).length;
      Matcher matcher = ENDED.matcher(line.strip());
      if (matcher.matches() && line.contains("\"outcome\":\"succeeded\"")) {
        ends.put(matcher.group(1), end);
      }
    }
    assertThat(ends).hasSize(24);
  }

  @Test
  void recalls_what_is_before_the_place_where_it_was_cut() throws IOException {
    for (int cut = whole.length - LAST; cut <= whole.length; cut++) {
      Files.write(copy.journal(), Arrays.copyOf(whole, cut));

      assertThat(recalled()).as("cut at %d", cut).isEqualTo(before(cut));
      assertThat(Journal.of(copy).end()).isLessThanOrEqualTo(cut);
    }
  }

  @Test
  void recalls_what_is_before_a_wrong_bit_or_says_where_it_is() throws IOException {
    int damaged = 0;
    for (int at = whole.length - LAST; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      Files.write(copy.journal(), flipped);
      try {
        assertThat(recalled()).as("flipped at %d", at).isEqualTo(before(lineOf(at)));
      } catch (DamagedJournalException e) {
        damaged++;
        assertThat(e.getMessage()).contains("journal.jsonl: line ", " (byte " + lineOf(at) + ") ");
      }
    }
    assertThat(damaged).isGreaterThan(LAST / 2);
  }

  @Test
  void recalls_what_is_before_what_else_a_crash_leaves() throws IOException {
    for (int zeros : new int[] {1, 100, 5000, 2 << 20}) {
      byte[] longer = Arrays.copyOf(whole, whole.length + zeros);
      Files.write(copy.journal(), longer);
      assertThat(recalled()).isEqualTo(ends.keySet());
      assertThat(Journal.of(copy).end()).isEqualTo(whole.length);
    }
  }

  /// The rows of which the line has ended.
  private Set<String> before(int place) {
    Set<String> rows = new TreeSet<>();
    ends.forEach((row, end) -> rows.addAll(end <= place ? Set.of(row) : Set.of()));
    return rows;
  }

  /// Where the line begins in which a place is.
  private int lineOf(int place) {
    int start = place;
    while (start > 0 && whole[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private Set<String> recalled() throws IOException {
    Given given = new Given(Map.of(), Map.of(), folder(), folder(), folder());
    Graph graph = Runner.load(new Source("plan.yaml", PLAN), given, RunOptions.NONE).graph();
    JobNode job = graph.jobs().getFirst();
    Set<String> rows = new TreeSet<>();
    try (Recall recall = Recall.of(copy, graph)) {
      for (int i = 0; i < ROWS; i++) {
        Target target = new Target(job, i, String.valueOf(i), new Value.Obj(Map.of()));
        recall
            .task(new Task(target, job.steps().getFirst()))
            .ifPresent(it -> rows.add(it.result().task().target().key()));
      }
    }
    return rows;
  }
}
