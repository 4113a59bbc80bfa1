package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is said of a run by what earlier ones took.
final class UsualTest extends SystemTest {
  private static final String SLOWER = "slower than usual: TIME, usually TIME\n";

  @BeforeEach
  void threeRunsThatAreQuick() throws Exception {
    write(
        "plan.yaml",
        """
        version: 1
        name: nap
        params: {nap: {default: "0"}}
        jobs:
          nap:
            targets: [a]
            steps: [{exec: [sleep, "${{ params.nap }}"]}]
        """);
    for (int i = 0; i < 3; i++) {
      assertThat(apply("state").run().told()).doesNotContain("usual");
    }
  }

  private Launch apply(String state, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("apply", "plan.yaml", "--state-dir", state));
    arguments.addAll(List.of(more));
    return runner(arguments.toArray(String[]::new));
  }

  private static String steady(String text) {
    return text.replaceAll("\\b\\d+(\\.\\d+)?m?s\\b", "TIME");
  }

  @Test
  void a_slow_run_says_so_to_people() throws Exception {
    Launched.Result slow = apply("state", "-p", "nap=4").run();
    assertThat(steady(slow.stderr())).isEqualTo(SLOWER);
    assertThat(slow.stdout()).doesNotContain("usual");
    assertThat(steady(runner("show", "--state-dir", "state").run().stdout()))
        .contains(", took TIME (slower than usual: TIME)\n");
    assertThat(runner("runs", "--state-dir", "state").run().stdout().lines())
        .satisfiesExactly(
            it -> assertThat(it).contains("duration"),
            it -> assertThat(it).endsWith("s  slower than usual"),
            it -> assertThat(it).doesNotContain("usual"),
            it -> assertThat(it).doesNotContain("usual"),
            it -> assertThat(it).doesNotContain("usual"));
  }

  @Test
  void programs_and_the_quiet_are_told_nothing_nor_who_has_another_state_folder() throws Exception {
    List<Launched> slow =
        List.of(
            apply("state", "-p", "nap=4", "-q").start(),
            apply("state", "-p", "nap=4", "-o", "json").start(),
            apply("other", "-p", "nap=4").start());
    for (Launched one : slow) {
      assertThat(one.end().told()).doesNotContain("usual");
    }
  }

  @Test
  void damage_in_earlier_journals_is_no_news() throws Exception {
    try (Stream<Path> all = Files.walk(folder().resolve("state"))) {
      for (Path journal : all.filter(it -> it.endsWith("journal.jsonl")).toList()) {
        Files.writeString(journal, "damage\n" + Files.readString(journal));
        Files.writeString(journal, "{\"event\":\"run_ended\"}\n{}\n");
      }
    }
    assertThat(apply("state", "-p", "nap=3.2").run().stderr()).isEmpty();
  }

  @Test
  void a_terminal_shows_what_is_left_by_earlier_runs_and_what_is_slow() throws Exception {
    Launch slow = bash("\"$RUNNER\" apply plan.yaml --state-dir state -p nap=6" + Tmux.AFTER);
    try (Tmux terminal = new Tmux(slow, 80, 24)) {
      terminal.untilShows("1 running, 1 slow");
      assertThat(terminal.screen()).doesNotContain("ETA");
      assertThat(terminal.end()).isZero();
      assertThat(steady(terminal.joined())).contains(SLOWER);
    }
    List<Launched> before = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      before.add(apply("steady", "-p", "nap=2.5").start());
    }
    for (Launched one : before) {
      assertThat(one.end().code()).isZero();
    }
    assertThat(apply("steady", "-p", "nap=2.5").run().stderr()).isEmpty();
    Launch again = bash("\"$RUNNER\" apply plan.yaml --state-dir steady -p nap=2.5" + Tmux.AFTER);
    try (Tmux terminal = new Tmux(again, 80, 24)) {
      terminal.untilShows("0/1   0%");
      terminal.untilShows("ETA 0:0");
      assertThat(terminal.end()).isZero();
    }
  }
}
