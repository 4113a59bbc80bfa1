package dev.runner.target;

import dev.runner.expr.Names;
import dev.runner.plan.Targets;
import dev.runner.spool.Spool;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// Reads the targets of jobs, one job after the other: to the end, filtered, named, counted and
/// spooled.
///
/// One reader serves a run, so that it knows whether standard input has been read. Used by one
/// thread at a time, which is also the one that `warnings` and `progress` are called by.
public final class TargetReader {
  private final Surroundings around;
  private final StandardInput standardInput;

  public TargetReader(Surroundings around) {
    this.around = around;
    this.standardInput = new StandardInput(around.standardInput());
  }

  /// Reads the targets of a job.
  ///
  /// @param job the job's id
  /// @param names what templates and conditions may use beside `target`
  /// @param warnings gets what doesn't stop the job, a line each: no targets, folders that can't be
  ///   read
  /// @param progress gets the number of rows found so far, now and then
  /// @return the targets, which the caller closes
  /// @throws InterruptedException if this thread is interrupted meanwhile
  public Rows read(
      String job, Targets targets, Names names, Consumer<String> warnings, IntConsumer progress)
      throws SourceException, InterruptedException {
    RowSpool kept = new RowSpool(new Spool(around.spoolFolder()));
    boolean done = false;
    try {
      Input input = new Inputs(around, names, standardInput).of(job, targets.source(), warnings);
      Intake intake = new Intake(input.origin(), targets, names, kept, progress);
      input.feed(intake);
      int read = intake.finish();
      new Headcount(input.origin(), targets, read, kept.size()).check().ifPresent(warnings);
      done = true;
      return new Rows(kept);
    } finally {
      if (!done) {
        kept.close();
      }
    }
  }
}
