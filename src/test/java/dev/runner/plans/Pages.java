package dev.runner.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The pages that runs have written, to be looked at together: a browser and a validator take a
/// while to start.
final class Pages {
  private static final Path SCRIPTS = World.PROJECT.resolve("src/test/browser");
  private static final Path INSTALLED = World.PROJECT.resolve("target/browser");

  private final Map<String, Page> pages = new TreeMap<>();

  /// @param world whose folder may stand in it
  private record Page(Path file, Path world) {}

  /// Keeps a page that a run has written.
  ///
  /// @param name tells it from others
  synchronized void add(String name, Path file, Path world) {
    pages.put(name, new Page(file, world));
  }

  synchronized boolean isEmpty() {
    return pages.isEmpty();
  }

  /// What html-validate says of them: nothing of valid ones.
  synchronized String complaints() throws IOException, InterruptedException {
    Path validator = INSTALLED.resolve("node_modules/html-validate/bin/html-validate.js");
    Path rules = SCRIPTS.resolve(".htmlvalidate.json");
    return ran(List.of("node", validator.toString(), "--config", rules.toString()));
  }

  /// What each shows in Chromium, by its name, steady.
  synchronized Map<String, String> shown() throws IOException, InterruptedException {
    Path script = INSTALLED.resolve("text.mjs");
    Files.copy(SCRIPTS.resolve("text.mjs"), script, StandardCopyOption.REPLACE_EXISTING);
    String all = ran(List.of("node", script.toString(), "/usr/bin/chromium"));
    Map<String, String> shown = new TreeMap<>();
    for (String part : all.split("(?m)^== ")) {
      pages.forEach(
          (name, page) -> {
            if (part.startsWith(page.file() + "\n")) {
              String text = part.substring(part.indexOf('\n') + 1);
              shown.put(name, Steady.text(text, page.world()));
            }
          });
    }
    return shown;
  }

  private String ran(List<String> command) throws IOException, InterruptedException {
    assertThat(INSTALLED.resolve("node_modules"))
        .as("`make test` installs what this test needs")
        .isDirectory();
    List<String> whole = new ArrayList<>(command);
    pages.values().forEach(it -> whole.add(it.file().toString()));
    Process process =
        new ProcessBuilder(whole).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
