package dev.runner.text;

import java.util.ArrayList;
import java.util.List;

/// How many columns of a terminal a text takes: two for wide characters and emoji, none for
/// combining marks.
///
/// After UAX #11 (East Asian Width) and what terminals do with emoji sequences: a sequence joined
/// by U+200D, a flag or a character with U+FE0F takes two.
public final class Width {
  private static final int JOINER = 0x200d;
  private static final int EMOJI_STYLE = 0xfe0f;

  private Width() {}

  public static int of(String text) {
    int columns = 0;
    for (int i = 0; i < text.length(); ) {
      int end = clusterEnd(text, i);
      columns += cluster(text, i, end);
      i = end;
    }
    return columns;
  }

  /// The longest beginning of `text` that takes at most `columns`, never cutting a character in
  /// two; an ellipsis ends it where something was cut.
  public static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    return columns < 1 ? "" : text.substring(0, fitting(text, 0, columns - 1)) + "…";
  }

  /// Like [#cut], but what is left out is in the middle: hosts differ in their beginning, paths in
  /// their end.
  public static String cutMiddle(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    int end = fitting(text, 0, columns / 2);
    return columns < 1 ? "" : text.substring(0, end) + "…" + end(text, (columns - 1) / 2);
  }

  /// `text` in pieces that take at most `columns` each, cut behind a space where there is one in a
  /// piece's second half; a single character that is wider is a piece of its own.
  public static List<String> rows(String text, int columns) {
    List<String> rows = new ArrayList<>();
    int start = 0;
    do {
      int end = rowEnd(text, start, fitting(text, start, columns));
      rows.add(text.substring(start, end));
      start = end;
    } while (start < text.length());
    return rows;
  }

  private static int rowEnd(String text, int start, int end) {
    if (end == text.length()) {
      return end;
    }
    int space = text.lastIndexOf(' ', end - 1) + 1;
    int least = end == start ? clusterEnd(text, start) : end;
    return space > start + (end - start) / 2 ? space : least;
  }

  /// `text` followed by spaces, up to `columns`.
  public static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /// Where the longest part from `start` on ends that takes at most `columns`.
  private static int fitting(String text, int start, int columns) {
    int used = 0;
    int i = start;
    while (i < text.length()) {
      int end = clusterEnd(text, i);
      used += cluster(text, i, end);
      if (used > columns) {
        break;
      }
      i = end;
    }
    return i;
  }

  /// The longest end of `text` that takes at most `columns`.
  private static String end(String text, int columns) {
    int over = of(text) - columns;
    int i = 0;
    while (i < text.length() && over > 0) {
      int end = clusterEnd(text, i);
      over -= cluster(text, i, end);
      i = end;
    }
    return text.substring(i);
  }

  private static int clusterEnd(String text, int start) {
    int first = text.codePointAt(start);
    int i = start + Character.charCount(first);
    boolean joined = false;
    boolean flag = regional(first);
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (!joined && !(flag && regional(c)) && !extends_(c)) {
        break;
      }
      flag = false;
      joined = c == JOINER;
      i += Character.charCount(c);
    }
    return i;
  }

  private static int cluster(String text, int start, int end) {
    int first = text.codePointAt(start);
    boolean emoji = text.indexOf(EMOJI_STYLE, start) >= 0 && text.indexOf(EMOJI_STYLE, start) < end;
    return emoji || regional(first) ? 2 : width(first);
  }

  private static boolean regional(int c) {
    return c >= 0x1f1e6 && c <= 0x1f1ff;
  }

  private static boolean extends_(int c) {
    return c == JOINER || c == EMOJI_STYLE || c >= 0x1f3fb && c <= 0x1f3ff || zero(c);
  }

  private static boolean zero(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      case Character.FORMAT -> c != 0xad;
      default -> c >= 0x1160 && c <= 0x11ff;
    };
  }

  private static int width(int c) {
    return zero(c) ? 0 : wide(c) ? 2 : 1;
  }

  private static boolean wide(int c) {
    return c >= 0x1100
        && (c <= 0x115f
            || c >= 0x2e80 && c <= 0x303e
            || c >= 0x3041 && c <= 0xa4cf
            || c >= 0xa960 && c <= 0xa97c
            || c >= 0xac00 && c <= 0xd7a3
            || c >= 0xf900 && c <= 0xfaff
            || c >= 0xfe30 && c <= 0xfe6f
            || c >= 0xff00 && c <= 0xff60
            || c >= 0xffe0 && c <= 0xffe6
            || c >= 0x1f300 && c <= 0x1f64f
            || c >= 0x1f680 && c <= 0x1f6ff
            || c >= 0x1f900 && c <= 0x1f9ff
            || c >= 0x1fa70 && c <= 0x1faff
            || c >= 0x20000 && c <= 0x3fffd
            || emojiPresentation(c));
  }

  private static boolean emojiPresentation(int c) {
    return c >= 0x231a && c <= 0x2b55 && Character.isEmojiPresentation(c);
  }
}
