package dev.runner.cli;

import dev.runner.journal.RunFolder;
import dev.runner.report.Format;
import dev.runner.report.ReportFile;
import dev.runner.report.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Shows the page of a run: written into the run's folder, and given to the program that `BROWSER`
/// names, else to `xdg-open`.
record Browser(Surroundings surroundings) {
  private static final String NAME = "report.html";
  private static final Path NOTHING = Path.of("/dev/null");

  static void addTo(Syntax syntax) {
    syntax.flag("Show the run as a page in a browser, when it is over.", "--open");
  }

  void show(RunFolder run, Results results, int exitCode) {
    Path page = run.path().resolve(NAME);
    try (ReportFile file = ReportFile.open(Format.HTML, page)) {
      file.write(results, exitCode);
      surroundings.err().println("page: " + page.toUri());
      open(page);
    } catch (IOException e) {
      surroundings.err().println("runner: --open: " + e.getMessage());
    }
  }

  /// The browser goes on when runner has ended.
  private void open(Path page) throws IOException {
    String program =
        Optional.ofNullable(surroundings.environment().get("BROWSER"))
            .filter(it -> !it.isBlank())
            .orElse("xdg-open");
    try {
      new ProcessBuilder(List.of(program, page.toString()))
          .redirectInput(ProcessBuilder.Redirect.from(NOTHING.toFile()))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new IOException(program + " can't be started; BROWSER names another program", e);
    }
  }
}
