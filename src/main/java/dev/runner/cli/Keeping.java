package dev.runner.cli;

import dev.runner.event.CapturedSink;
import dev.runner.event.EventKeeper;
import dev.runner.event.EventSink;
import dev.runner.event.NoteSink;
import dev.runner.event.OutputSink;
import dev.runner.journal.InOrder;
import dev.runner.journal.Recorder;
import dev.runner.journal.RunFolder;
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
/// @param recorder empty for a run that leaves nothing, as `folder` is
record Keeping(
    EventSink told, Printing printing, Optional<Recorder> recorder, Optional<RunFolder> folder)
    implements AutoCloseable {
  /// A run that leaves nothing.
  static Keeping nothing(EventSink told, Printing printing) {
    return new Keeping(told, printing, Optional.empty(), Optional.empty());
  }

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
      Leaving leaving,
      Plan plan,
      String run,
      EventSink told,
      Printing printing,
      Consumer<String> failed) {
    try {
      RunFolder folder = leaving.folder(plan, run);
      InOrder inOrder = new InOrder(printing.output(), printing.notes().orElse((_, _) -> {}));
      Recorder recorder =
          Recorder.open(
              folder,
              leaving.outputs(),
              leaving.head(),
              told,
              inOrder,
              e -> failed.accept("the journal " + folder.path() + " can't be written: " + why(e)));
      return new Keeping(told, printing.after(inOrder), Optional.of(recorder), Optional.of(folder));
    } catch (IOException e) {
      throw new Abort(
          ExitCode.IO,
          "runner: the journal can't be written below "
              + leaving.state().path()
              + ": "
              + why(e)
              + "; nothing was started (--state-dir DIR puts it elsewhere)");
    }
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

  EventSink events() {
    return recorder.<EventSink>map(it -> it).orElse(told);
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

  /// Writes down what the process ends with.
  void exited(int code) throws IOException {
    if (folder.isPresent()) {
      folder.get().exited(Instant.now(), code);
    }
  }

  /// Of a run that never began nothing is left.
  @Override
  public void close() {
    try {
      if (recorder.isPresent()) {
        recorder.get().close();
      }
      if (folder.isPresent()) {
        folder.get().deleteIfEmpty();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
