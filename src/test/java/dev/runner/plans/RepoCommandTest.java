package dev.runner.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `repo-command` changes one repository at a time: seen from outside, by what the commands write.
final class RepoCommandTest {
  private static final int REPOSITORIES = 12;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"1", "8", "64"})
  void changes_strictly_one_after_the_other(String concurrency) throws Exception {
    World world = World.of("repo-command", folder);
    List<String> written = new ArrayList<>();
    for (int i = 0; i < REPOSITORIES; i++) {
      Files.createDirectories(world.folder().resolve("repositories/" + i));
      written.add("start repositories/" + i);
      written.add("end repositories/" + i);
    }
    world.must("for i in repositories/*; do echo \"../$i\"; done | sort -V >list");

    // One short line behind O_APPEND is written whole.
    Said said =
        world.sh(
            """
            export LOG="$PWD/log"
            runner apply repo-command/plan.yaml -p repositories=list -p check='echo check >>"$LOG"' \\
              -p change='name=${REPOSITORY#../}
                echo "start $name" >>"$LOG"; sleep 0.02; echo "end $name" >>"$LOG"'
            """,
            concurrency);

    assertThat(said.exit()).as(said.stderr()).isZero();
    List<String> log = Files.readAllLines(world.folder().resolve("log"));
    assertThat(log.subList(0, REPOSITORIES)).containsOnly("check");
    assertThat(log.subList(REPOSITORIES, log.size())).isEqualTo(written);
  }

  @Test
  void an_interrupt_ends_what_runs_and_tells_what_became_of_all() throws Exception {
    World world = World.of("repo-command", folder);
    world.must("mkdir a b c; printf '../a\\n../b\\n../c\\n' >list; touch log");
    Process runner =
        world
            .start(
                """
                export LOG="$PWD/log"
                exec "$LAUNCHER" apply repo-command/plan.yaml -p repositories=list -p check=true \\
                  -p change='echo $$ >>"$LOG"; sleep 60; echo end >>"$LOG"' -o csv
                """,
                "")
            .redirectOutput(world.folder().resolve("report").toFile())
            .redirectError(world.folder().resolve("told").toFile())
            .start();
    String child = world.must("until [ -s log ]; do sleep 0.05; done; cat log").strip();

    world.must("kill -INT " + runner.pid());

    assertThat(runner.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(runner.exitValue()).isEqualTo(130);
    assertThat(Files.readAllLines(world.folder().resolve("log"))).containsExactly(child);
    assertThat(world.sh("kill -0 " + child).exit()).isNotZero();
    assertThat(Files.readAllLines(world.folder().resolve("report")))
        .map(it -> it.replaceAll(",[0-9]+,[0-9]+$", ""))
        .containsExactly(
            "job,target,outcome,reason,attempts,duration_ms",
            "check,../a,succeeded,",
            "check,../b,succeeded,",
            "check,../c,succeeded,",
            "change,../a,cancelled,interrupted",
            "change,../b,cancelled,interrupted",
            "change,../c,cancelled,interrupted");
  }
}
