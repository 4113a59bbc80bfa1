package dev.runner.target;

import static dev.runner.target.Given.targets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.plan.TargetSource;
import dev.runner.plan.Targets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeTest {

  /// Paths longer than the system takes stand for folders that can't be read: root can read all
  /// others.
  @Test
  void a_folder_that_can_not_be_read_is_told_and_the_search_goes_on(@TempDir Path folder)
      throws Exception {
    Given given = new Given(folder).folder("r/ok/.git");
    String deeper =
        "n=$(printf '%0200d' 0); i=0; while [ $i -lt 25 ]; do mkdir $n; cd -P $n; i=$((i+1)); done";
    assertEquals(0, sh(given.folder.resolve("r"), deeper));
    try {
      assertEquals(List.of("ok"), given.keys(repositories()));
      assertEquals(1, given.warnings.size());
      String warning = given.warnings.getFirst();
      assertTrue(
          warning.startsWith("a folder that can't be read was skipped: `" + given.folder + "/r/0"),
          warning);
      assertTrue(warning.endsWith(" (file name too long)"), warning);
    } finally {
      sh(given.folder, "rm -rf r");
    }
  }

  @Test
  void a_search_can_be_interrupted(@TempDir Path folder) {
    Given given = new Given(folder).folder("r/a/.git");
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> given.rows(repositories()));
  }

  private static Targets repositories() {
    return targets(
        new TargetSource.Dirs(
            new TargetSource.Dirs.Start.Root(Given.template("r")),
            Optional.of(Given.template(".git")),
            List.of(),
            List.of(),
            Optional.empty(),
            false));
  }

  private static int sh(Path folder, String script) throws Exception {
    return new ProcessBuilder("sh", "-c", script).directory(folder.toFile()).start().waitFor();
  }
}
