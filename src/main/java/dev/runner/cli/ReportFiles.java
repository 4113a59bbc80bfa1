package dev.runner.cli;

import dev.runner.report.Detail;
import dev.runner.report.Format;
import dev.runner.report.ReportFile;
import dev.runner.report.Results;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ParseResult;

/// The files that reports go to, besides what is printed.
///
/// @param files open ones
record ReportFiles(List<ReportFile> files) implements AutoCloseable {

  /// A file that a report is to go to.
  record Wanted(Format format, Path file) {
    private Wanted in(Path folder) {
      return file.startsWith("~") ? this : new Wanted(format, folder.resolve(file));
    }

    private static Wanted of(String text) {
      int equals = text.indexOf('=');
      String format = equals < 0 ? text : text.substring(0, equals);
      if (equals < 0 || equals == text.length() - 1) {
        throw new Abort(
            ExitCode.USAGE,
            "runner: --report " + text + ": write FORMAT=FILE, such as junit=report.xml");
      }
      for (Format one : Format.values()) {
        if (one.name().toLowerCase(Locale.ROOT).equals(format)) {
          return new Wanted(one, Path.of(text.substring(equals + 1)));
        }
      }
      throw new Abort(
          ExitCode.USAGE,
          "runner: --report "
              + text
              + ": '"
              + format
              + "' is not "
              + String.join(", ", Words.of(Format.class)));
    }
  }

  static void addTo(Syntax syntax) {
    syntax.several(
        "FORMAT=FILE",
        "Also writes the report to a file; repeatable. FORMAT as behind -o.",
        "--report");
  }

  /// Those that the caller wants, relative to the folder of `-C`.
  static List<Wanted> of(ParseResult given) {
    Path folder = given.matchedOptionValue("-C", Path.of(""));
    return Syntax.all(given, "--report").stream().map(Wanted::of).map(it -> it.in(folder)).toList();
  }

  /// How much of what tasks print these reports need, and the one that is printed.
  static Detail detail(Format printed, List<Wanted> wanted) {
    Detail detail = printed.detail();
    for (Wanted one : wanted) {
      detail = detail.and(one.format().detail());
    }
    return detail;
  }

  /// Opens them before anything starts: who would miss a report wants to know at once.
  static ReportFiles open(List<Wanted> wanted, Surroundings surroundings) {
    ReportFiles all = new ReportFiles(new ArrayList<>());
    try {
      for (Wanted one : wanted) {
        all.files.add(ReportFile.open(one.format(), surroundings.located(one.file())));
      }
      return all;
    } catch (IOException e) {
      all.close();
      throw new Abort(
          ExitCode.IO,
          "runner: --report: can't write to " + e.getMessage() + "; nothing was started");
    }
  }

  /// Writes all of them, also where one can't be.
  ///
  /// @return what went wrong, for people
  List<String> write(Results results, int exitCode) {
    List<String> wrong = new ArrayList<>();
    for (ReportFile file : files) {
      try {
        file.write(results, exitCode);
      } catch (IOException e) {
        wrong.add("--report: can't write to " + e.getMessage());
      }
    }
    return wrong;
  }

  @Override
  public void close() {
    try {
      for (ReportFile file : files) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
