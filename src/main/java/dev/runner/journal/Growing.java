package dev.runner.journal;

import dev.runner.event.Event;
import dev.runner.event.EventSink;
import dev.runner.graph.Graph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// A journal that may still be written: tells what has come to it since it was last looked at. A
/// line that is only half there is waited for.
public final class Growing {
  private final Path journal;
  private final EventReader reader;
  private long offset;

  /// @param offset of the first line to tell
  Growing(RunFolder folder, Graph graph, long offset) {
    this.journal = folder.journal();
    this.reader = new EventReader(graph, folder.path());
    this.offset = offset;
  }

  /// Tells events that a report is made of.
  ///
  /// @return whether anything has come
  public boolean tell(EventSink sink) throws IOException {
    long before = offset;
    offset =
        JournalReader.read(
            journal,
            offset,
            line -> {
              Optional<Event> event = reader.event(line);
              event.ifPresent(sink::accept);
            });
    return offset > before;
  }
}
