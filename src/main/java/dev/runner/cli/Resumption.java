package dev.runner.cli;

import dev.runner.Remembering;
import dev.runner.driver.process.Leftovers;
import dev.runner.graph.Graph;
import dev.runner.journal.Journal;
import dev.runner.journal.PlanIdentity;
import dev.runner.journal.Recall;
import dev.runner.journal.RunFolder;
import dev.runner.journal.StateFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// An earlier run that is gone on with.
///
/// @param recall what it has done
/// @param failedOnly whether only what has failed is done
record Resumption(Recall recall, boolean failedOnly) implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);

  static void addTo(Syntax syntax) {
    syntax.flag(
        "Go on with the latest run of the plan: what has succeeded is kept; begins where there"
            + " is none.",
        "--resume");
    syntax.flag("Like --resume, but only what did not succeed.", "--failed");
    syntax.hidden("RUN", "--resume-run");
  }

  /// The run that the caller wants to go on with; empty where there is none, or nothing is left of
  /// it to be done.
  static Optional<Resumption> of(ParseResult given, StateFolder state, Graph graph) {
    boolean failedOnly = given.hasMatchedOption("--failed");
    Optional<String> run =
        Optional.ofNullable(given.<String>matchedOptionValue("--resume-run", null));
    if (!failedOnly && run.isEmpty() && !given.hasMatchedOption("--resume")) {
      return Optional.empty();
    }
    try {
      return open(state.runs(PlanIdentity.of(graph.plan())), run, failedOnly, graph);
    } catch (IOException e) {
      throw new Abort(
          ExitCode.IO,
          "runner: the run can't be resumed: " + e.getMessage() + "; nothing was started");
    }
  }

  private static Optional<Resumption> open(
      List<RunFolder> runs, Optional<String> wanted, boolean failedOnly, Graph graph)
      throws IOException {
    for (RunFolder run : runs) {
      if (wanted.isEmpty() || wanted.get().equals(run.id())) {
        refuseUnderWay(run);
        Optional<Recall> recall = begun(run, graph);
        if (recall.isPresent()) {
          return recall
              .filter(it -> it.journal().exitCode().orElse(-1) != ExitCode.OK)
              .map(it -> new Resumption(it, failedOnly));
        }
      }
    }
    return Optional.empty();
  }

  /// What a run has done; empty for one that was killed before it began.
  private static Optional<Recall> begun(RunFolder run, Graph graph) throws IOException {
    return run.told()
        ? Optional.of(Recall.of(run, graph)).filter(it -> it.journal().session().isPresent())
        : Optional.empty();
  }

  /// Two processes can't go on with one run.
  private static void refuseUnderWay(RunFolder run) throws IOException {
    if (run.underWay()) {
      throw new Abort(
          ExitCode.TRY_AGAIN,
          "runner: the run " + run.id() + " is still under way; nothing was started");
    }
  }

  Journal journal() {
    return recall.journal();
  }

  /// Ends what the run has left behind, and says what is gone on with.
  void begin(PrintStream err, boolean quiet) throws InterruptedException {
    String mark = journal().session().orElseThrow().mark();
    int left = mark.isEmpty() ? 0 : Leftovers.end(mark, GRACE);
    if (!quiet) {
      err.println(
          "resuming run "
              + journal().folder().id()
              + ": "
              + counted(recall.done(), "task has", "tasks have")
              + " succeeded, "
              + counted(recall.underWay(), "was", "were")
              + " under way"
              + (left == 0 ? "" : "; ended " + counted(left, "process", "processes") + " left"));
    }
  }

  private static String counted(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  Remembering memory() {
    return new Remembering(recall, failedOnly);
  }

  /// Where this session keeps what tasks print.
  String outputs() {
    return "outputs-" + (journal().sessions() + 1);
  }

  @Override
  public void close() {
    try {
      recall.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
