package dev.runner.journal;

import dev.runner.event.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// How a run ended, told from the last lines of its journal without a library for JSON, which would
/// take long to load at the end of a short run.
///
/// @param succeeded whether all went well
/// @param over whether its process has written down what it ends with: then it is at work no more
record Ending(boolean succeeded, boolean over) {
  /// No text in a line can look like these: there, quotes have backslashes before them.
  private static final List<String> GOOD =
      Stream.of(Verdict.SUCCEEDED, Verdict.SKIPPED)
          .map(it -> "\"outcome\":\"" + it.word() + "\"")
          .toList();

  private static final Ending UNKNOWN = new Ending(false, false);

  /// Of a journal that can't be read, or is damaged, nothing is known.
  static Ending of(Path journal) {
    Look look = new Look();
    try {
      Ends.last(journal, look);
    } catch (IOException e) {
      return UNKNOWN;
    }
    return new Ending(look.succeeded, look.over);
  }

  /// What is looked for.
  private static final class Look implements JournalReader.Sink {
    private boolean succeeded;
    private boolean over;

    @Override
    public void line(JournalReader.Line line) {
      String kind = line.kind();
      switch (kind) {
        case "run_started" -> succeeded = false;
        case "run_ended" -> succeeded = GOOD.stream().anyMatch(line.text()::contains);
        default -> {}
      }
      over = kind.equals("exited");
    }
  }
}
