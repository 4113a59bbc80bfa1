package dev.runner.cli;

import dev.runner.event.CapturedSink;
import dev.runner.event.EventKeeper;
import dev.runner.event.EventSink;
import dev.runner.event.NoteSink;
import dev.runner.event.OutputSink;
import dev.runner.journal.InOrder;
import dev.runner.journal.LineSink;
import dev.runner.journal.Recorder;
import dev.runner.journal.RunFolder;
import dev.runner.journal.RunHold;
import dev.runner.journal.StateFolder;
import dev.runner.plan.Plan;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Where the events of a run go: to those who tell of it, by way of its journal if it has one.
///
/// @param recorder empty for a run that leaves nothing, as `left` is
record Keeping(Audience audience, Optional<Recorder> recorder, Optional<Left> left)
    implements AutoCloseable {
  /// A run that leaves nothing.
  static Keeping nothing(Audience audience) {
    return new Keeping(audience, Optional.empty(), Optional.empty());
  }

  /// Who learns of a run.
  ///
  /// @param copy gets the lines of its journal, if it has one; empty where nobody wants them
  record Audience(EventSink told, Printing printing, Optional<LineSink> copy) {
    private Audience after(InOrder inOrder) {
      return new Audience(told, printing.after(inOrder), copy);
    }
  }

  /// What a run leaves, and is held as long as this process runs it.
  private record Left(RunFolder folder, RunHold hold) {}

  /// Who shows what attempts print, and what is to be known of them.
  record Printing(OutputSink output, Optional<NoteSink> notes) {
    /// The same, but in order with what is told.
    private Printing after(InOrder inOrder) {
      OutputSink shown = output.equals(OutputSink.NONE) ? output : inOrder;
      return new Printing(shown, notes.map(_ -> inOrder));
    }
  }

  /// A run that leaves a journal.
  ///
  /// @param failed told once, when it can't be written, why
  static Keeping journal(
      Leaving leaving, Plan plan, String run, Audience audience, Consumer<String> failed) {
    try {
      RunFolder folder = leaving.folder(plan, run);
      RunHold hold = folder.hold().orElseThrow(() -> new IOException(run + " is under way"));
      folder.keep(plan);
      Printing printing = audience.printing();
      InOrder inOrder = new InOrder(printing.output(), printing.notes().orElse((_, _) -> {}));
      Recorder recorder =
          Recorder.open(
              folder,
              leaving.outputs(),
              leaving.head(),
              new Recorder.Audience(audience.copy(), audience.told(), inOrder),
              e -> failed.accept("the journal " + folder.path() + " can't be written: " + why(e)));
      return new Keeping(
          audience.after(inOrder), Optional.of(recorder), Optional.of(new Left(folder, hold)));
    } catch (IOException e) {
      throw refused(leaving.state(), e);
    }
  }

  /// A run can't begin, since it could not leave what it has to.
  static Abort refused(StateFolder state, IOException e) {
    return new Abort(
        ExitCode.IO,
        "runner: the journal can't be written below "
            + state.path()
            + ": "
            + why(e)
            + "; nothing was started (--state-dir DIR puts it elsewhere)");
  }

  /// Exceptions of files mostly say nothing but which.
  private static String why(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> e.getMessage() + ": permission denied";
      case FileAlreadyExistsException _ -> e.getMessage() + " is no folder";
      case NoSuchFileException _ -> e.getMessage() + " can't be made";
      default -> String.valueOf(e.getMessage());
    };
  }

  /// What the run leaves; empty for one that leaves nothing.
  Optional<RunFolder> folder() {
    return left.map(Left::folder);
  }

  EventSink events() {
    return recorder.<EventSink>map(it -> it).orElse(audience.told());
  }

  /// Who shows what attempts print.
  Printing printing() {
    return audience.printing();
  }

  EventKeeper keeper() {
    return recorder.<EventKeeper>map(it -> it).orElse(EventKeeper.NONE);
  }

  /// Takes what attempts print: for the journal, and for others.
  Optional<CapturedSink> captured(Optional<CapturedSink> others) {
    Optional<CapturedSink> own = recorder.map(Recorder::outputs);
    return own.isPresent() && others.isPresent()
        ? Optional.of(others.get().and(own.get()))
        : own.or(() -> others);
  }

  /// Writes down what the process ends with. Until then it runs the run; where this is not called,
  /// until its end.
  void exited(int code) throws IOException {
    if (left.isPresent()) {
      left.get().folder().exited(Instant.now(), code, audience.copy().orElse(LineSink.NONE));
      left.get().hold().close();
    }
  }

  /// Of a run that never began nothing is left.
  @Override
  public void close() {
    try {
      if (recorder.isPresent()) {
        recorder.get().close();
      }
      if (left.isPresent()) {
        left.get().folder().deleteIfEmpty();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
