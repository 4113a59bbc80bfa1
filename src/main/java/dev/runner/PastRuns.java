package dev.runner;

import dev.runner.journal.PlanIdentity;
import dev.runner.journal.RunFolder;
import dev.runner.journal.StateFolder;
import dev.runner.journal.Unsuccessful;
import dev.runner.plan.Plan;
import dev.runner.plan.TargetSource.FailedOf;
import dev.runner.target.PastTargets;
import dev.runner.target.Row;
import dev.runner.text.Nearest;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.Set;

/// What runs before this one have left. Nothing is looked at before somebody asks.
///
/// @param state where it is
/// @param resumed the id of the run that is gone on with, for which only those before it have been;
///   empty for a new one
public record PastRuns(StateFolder state, Optional<String> resumed) {

  /// Gives the target room what did not succeed in them.
  PastTargets of(Plan plan) {
    return source -> {
      try {
        return found(plan, source)
            .<PastTargets.Found>map(Targets::new)
            .orElse(PastTargets.Found.NONE);
      } catch (FileSystemException e) {
        throw new IOException(e.getFile() + ": " + why(e), e);
      }
    };
  }

  private Optional<Unsuccessful> found(Plan plan, FailedOf source) throws IOException {
    return switch (source.run()) {
      case FailedOf.Which.Last _ -> last(plan, source.job());
      case FailedOf.Which.Run(String id) -> named(run(id), source.job());
    };
  }

  private static String why(FileSystemException e) {
    return switch (e) {
      case NoSuchFileException _ -> "no such file or folder";
      case AccessDeniedException _ -> "permission denied";
      default -> String.valueOf(e.getReason());
    };
  }

  /// A run in which the job had no targets says nothing of them: the one before that does.
  private Optional<Unsuccessful> last(Plan plan, String job) throws IOException {
    for (RunFolder run : state.runs(PlanIdentity.of(plan))) {
      if (counts(run)) {
        Optional<Unsuccessful> found = read(run, job);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private boolean counts(RunFolder run) throws IOException {
    return run.named()
        && run.told()
        && resumed.map(it -> run.id().compareTo(it) < 0).orElse(true)
        && !run.underWay();
  }

  private RunFolder run(String id) throws IOException {
    RunFolder run =
        state
            .run(id)
            .filter(RunFolder::told)
            .orElseThrow(
                () -> new IOException("there is no run `" + id + "`; `runner runs` lists them"));
    if (run.underWay()) {
      throw new IOException("the run `" + id + "` is still under way");
    }
    return run;
  }

  private static Optional<Unsuccessful> named(RunFolder run, String job) throws IOException {
    Optional<Unsuccessful> found = read(run, job);
    Set<String> jobs = found.isPresent() ? Set.of(job) : Unsuccessful.jobs(run);
    if (!jobs.contains(job)) {
      throw new IOException(
          "the run `"
              + run.id()
              + "` had no job `"
              + job
              + "`"
              + Nearest.to(job, jobs)
                  .map(it -> "; did you mean `" + it + "`?")
                  .orElse("; it had " + String.join(", ", jobs)));
    }
    return found;
  }

  private static Optional<Unsuccessful> read(RunFolder run, String job) throws IOException {
    try {
      return Unsuccessful.of(run, job);
    } catch (ClosedByInterruptException | FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException("the run `" + run.id() + "` can't be read: " + e.getMessage(), e);
    }
  }

  private record Targets(Unsuccessful targets) implements PastTargets.Found {
    @Override
    public Optional<Row> next() throws IOException {
      return targets.next().map(it -> new Row(it.key(), it.fields()));
    }

    @Override
    public void close() throws IOException {
      targets.close();
    }
  }
}
