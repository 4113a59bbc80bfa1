package dev.runner.yaml;

import dev.runner.text.Source;
import dev.runner.text.Span;
import java.util.Arrays;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/// Turns the library's marks, which count code points, into places of a source.
final class Marks {
  private final Source source;
  private final int[] astral;

  Marks(Source source) {
    this.source = source;
    this.astral = astral(source.text());
  }

  /// Where an event was written, its anchor and tag included.
  Span span(Event event) {
    return source.span(start(event), event.getEndMark().map(this::offset).orElse(0));
  }

  int start(Event event) {
    return event.getStartMark().map(this::offset).orElse(0);
  }

  /// The mark's place in UTF-16 units.
  int offset(Mark mark) {
    int found = astral.length == 0 ? 0 : Arrays.binarySearch(astral, mark.getIndex());
    return mark.getIndex() + (found >= 0 ? found : -found - 1);
  }

  /// The indices in code points of the characters that take two units.
  private static int[] astral(String text) {
    int[] found = new int[0];
    int count = 0;
    int index = 0;
    for (int i = 0; i < text.length(); i++, index++) {
      if (Character.isHighSurrogate(text.charAt(i))) {
        found = count == found.length ? Arrays.copyOf(found, Math.max(16, count * 2)) : found;
        found[count++] = index;
        i++;
      }
    }
    return Arrays.copyOf(found, count);
  }
}
