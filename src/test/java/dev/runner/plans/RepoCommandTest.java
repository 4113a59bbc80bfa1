package dev.runner.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
}
