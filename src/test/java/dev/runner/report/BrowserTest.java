package dev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.event.Executed;
import dev.runner.event.Outcome;
import dev.runner.event.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page in Debian's Chromium, driven by npm's playwright-core, and before npm's html-validate;
/// `make test` installs them.
final class BrowserTest {
  private static final Path SCRIPTS = Path.of("src/test/browser").toAbsolutePath();
  private static final Path INSTALLED = Path.of("target/browser").toAbsolutePath();

  @Test
  void the_page_is_fast_harmless_and_works_by_keyboard_and_link(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path big = written(folder.resolve("big.html"), many(50_000));
    Path hostile = written(folder.resolve("hostile.html"), Hostile.story());
    assertThat(
            ran(
                folder,
                "node",
                INSTALLED.resolve("page.mjs").toString(),
                "/usr/bin/chromium",
                big.toString(),
                hostile.toString()))
        .isEqualTo("\n");
    assertThat(Files.size(big)).isLessThan(40L << 20);
  }

  @Test
  void the_page_is_valid_html(@TempDir Path folder) throws IOException, InterruptedException {
    Path page = written(folder.resolve("page.html"), Hostile.story());
    assertThat(
            ran(
                folder,
                "node",
                INSTALLED.resolve("node_modules/html-validate/bin/html-validate.js").toString(),
                "--config",
                SCRIPTS.resolve(".htmlvalidate.json").toString(),
                page.toString()))
        .isEmpty();
  }

  private static Path written(Path file, Story story) throws IOException {
    try (Results results = story.results(Detail.PAGE);
        OutputStream out = Files.newOutputStream(file)) {
      Report.write(Format.HTML, results, 2, Layout.PLAIN, out);
    }
    return file;
  }

  private static Story many(int targets) {
    Story story =
        Story.of(JobStory.of("many")).lanes(32).took(Duration.ofMillis(targets / 32 * 500L));
    for (int i = 0; i < targets; i++) {
      Outcome outcome = i % 7 == 3 ? Outcome.failed(new Reason.Exit(1)) : Outcome.SUCCEEDED;
      Executed executed =
          new Executed(List.of("./do", "it", "--to", "t" + i), List.of(), Optional.empty(), false);
      TaskStory task =
          TaskStory.of("step-1")
              .ended(outcome)
              .took(100 + i % 397)
              .executed(executed)
              .stdout("line one of t" + i + "\nline two\n");
      story.target("many", "t" + i, outcome, 100 + i % 397, task);
    }
    return story;
  }

  /// What it said on its standard output; its standard error goes to that of the tests.
  private static String ran(Path folder, String... command)
      throws IOException, InterruptedException {
    assertThat(INSTALLED.resolve("node_modules"))
        .as("`make test` installs what this test needs")
        .isDirectory();
    Files.copy(
        SCRIPTS.resolve("page.mjs"),
        INSTALLED.resolve("page.mjs"),
        StandardCopyOption.REPLACE_EXISTING);
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(Stream.of(command).toList())
            .redirectOutput(out.toFile())
            .redirectError(INSTALLED.resolve("figures").toFile())
            .start();
    process.waitFor();
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
