package dev.runner.target;

import static dev.runner.target.Given.targets;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.plan.TargetSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compares with the shell in whose terms people think about path patterns.
class GlobstarTest {

  @Test
  void files_are_those_that_bash_finds(@TempDir Path folder) throws Exception {
    Given given = new Given(folder);
    Random random = new Random(11);
    List<String> names = List.of("a", "b", ".h", "a.b", "c-d");
    for (int i = 0; i < 60; i++) {
      given.file(path(random, names, "/", 4) + "/f" + random.nextInt(3), "");
    }
    List<String> parts = List.of("**", "*", "a", "?", ".*", "[ab]", "{a,b}", "f*", "**");
    for (int i = 0; i < 150; i++) {
      String pattern = path(random, parts, "/", 4);
      assertEquals(bash(given.folder, pattern), given.keys(files(pattern)), pattern);
    }
  }

  private static List<String> bash(Path folder, String pattern) throws Exception {
    String script =
        "shopt -s globstar nullglob; for f in "
            + pattern
            + "; do if [ -f \"$f\" ]; then printf '%s\\n' \"$f\"; fi; done | LC_ALL=C sort -u";
    Process bash = new ProcessBuilder("bash", "-c", script).directory(folder.toFile()).start();
    return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  private static String path(Random random, List<String> parts, String separator, int most) {
    StringBuilder path = new StringBuilder(parts.get(random.nextInt(parts.size())));
    for (int i = random.nextInt(most); i > 0; i--) {
      path.append(separator).append(parts.get(random.nextInt(parts.size())));
    }
    return path.toString();
  }

  private static dev.runner.plan.Targets files(String pattern) {
    return targets(new TargetSource.Files(List.of(Given.template(pattern)), List.of(), false));
  }
}
