package dev.runner.yaml;

import dev.runner.text.Problems;
import dev.runner.text.Source;

/// Which characters may stand in a YAML text as they are.
final class Characters {
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  /// After so many the rest is no news: this is not a text.
  private static final int REPORTED = 10;

  private Characters() {}

  /// Whether all of them may; those that may not are added to `problems`, the first ones.
  static boolean fit(Source source, Problems problems) {
    String text = source.text();
    int wrong = 0;
    int width;
    for (int i = 0; i < text.length() && wrong < REPORTED; i += width) {
      int point = text.codePointAt(i);
      width = Character.charCount(point);
      if (!printable(point) && !(point == BYTE_ORDER_MARK && i == 0)) {
        problems.error(source.span(i, i + width), message(point), hint(point));
        wrong++;
      }
    }
    return wrong == 0;
  }

  private static boolean printable(int point) {
    return switch (point) {
      case '\t', '\n', '\r', 0x85 -> true;
      case BYTE_ORDER_MARK, 0xFFFE, 0xFFFF -> false;
      default -> point >= ' ' && point < 0x7F || point >= 0xA0 && !surrogate(point);
    };
  }

  private static boolean surrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private static String message(int point) {
    return surrogate(point)
        ? "half a character (U+%04X): the text is damaged here".formatted(point)
        : "the invisible character U+%04X can't stand in YAML".formatted(point);
  }

  private static String hint(int point) {
    if (surrogate(point)) {
      return "save the file as UTF-8";
    }
    if (point == 0) {
      return "remove it";
    }
    String escape = point < 0x100 ? "\\x%02X" : "\\u%04X";
    return "remove it, or write \"" + escape.formatted(point) + "\" in double quotes";
  }
}
