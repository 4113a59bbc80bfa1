package dev.runner.cli;

import dev.runner.event.CapturedSink;
import dev.runner.graph.Graph;
import dev.runner.graph.JobNode;
import dev.runner.journal.LineSink;
import dev.runner.journal.StateFolder;
import dev.runner.plan.RowsFile;
import dev.runner.report.OutputFolder;
import dev.runner.report.RowFiles;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What a run writes for its caller besides the report. The run stops when that fails: who asked
/// for it would miss it.
///
/// @param lost told what can't be written; on any thread
/// @param closed told when stdout has no reader any more; on any thread
record Besides(
    Surroundings surroundings, RunArguments arguments, Consumer<String> lost, Runnable closed) {

  /// What children print.
  Optional<CapturedSink> outputs() {
    Optional<Path> folder = arguments.outputs().map(surroundings::located);
    try {
      return folder.isPresent()
          ? Optional.of(
              OutputFolder.at(folder.get(), it -> lost.accept("--output-dir: can't write " + it)))
          : Optional.empty();
    } catch (IOException e) {
      throw refused("--output-dir", e);
    }
  }

  /// The rows of jobs.
  RowFiles rows(Graph graph) {
    try {
      return RowFiles.open(
          graph, surroundings.scratch(), it -> lost.accept("the report's rows: can't write " + it));
    } catch (IOException e) {
      throw refused("the report's rows", e);
    }
  }

  /// The lines of the journal.
  Optional<LineSink> events() {
    return arguments.eventsOnStdout()
        ? Optional.of(new EventStream(surroundings.stdout(), this::unheard))
        : arguments.events().map(surroundings::located).map(this::file);
  }

  private LineSink file(Path path) {
    try {
      // It lasts as long as the process.
      @SuppressWarnings("resource")
      FileOutputStream out = new FileOutputStream(path.toFile());
      return new EventStream(
          out, e -> lost.accept("--events: can't write " + path + ": " + e.getMessage()));
    } catch (IOException e) {
      throw refused("--events", e);
    }
  }

  private void unheard(IOException e) {
    if (gone(e)) {
      closed.run();
    } else {
      lost.accept("--events: can't write to stdout: " + e.getMessage());
    }
  }

  /// Whether a failed write is its reader's doing.
  static boolean gone(IOException e) {
    return String.valueOf(e.getMessage()).contains("Broken pipe");
  }

  private static Abort refused(String what, IOException e) {
    return new Abort(
        ExitCode.IO,
        "runner: " + what + ": can't write to " + e.getMessage() + "; nothing was started");
  }

  /// The files and folders of all that, and where runner works.
  ///
  /// @param state where the run leaves its journal
  Set<Path> written(Graph graph, Optional<StateFolder> state) {
    Set<Path> written = new HashSet<>();
    state.map(StateFolder::path).ifPresent(written::add);
    written.add(surroundings.scratch());
    arguments.outputs().map(surroundings::located).ifPresent(written::add);
    arguments
        .events()
        .filter(_ -> !arguments.eventsOnStdout())
        .map(surroundings::located)
        .ifPresent(written::add);
    arguments.reports().stream().map(it -> surroundings.located(it.file())).forEach(written::add);
    for (JobNode job : graph.jobs()) {
      job.job().report().rows().map(RowsFile::path).ifPresent(written::add);
    }
    return written;
  }
}
