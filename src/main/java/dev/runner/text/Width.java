package dev.runner.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How many columns of a terminal a text takes: two for wide characters and emoji, none for
/// combining marks.
///
/// After UAX #11 (East Asian Width) and what terminals do with emoji sequences: a sequence joined
/// by U+200D, a flag or a character with U+FE0F takes two.
public final class Width {
  private static final int JOINER = 0x200d;
  private static final int EMOJI_STYLE = 0xfe0f;

  /// All below is one column wide and stands alone.
  private static final int PLAIN = 0x300;

  /// The first and the last of each range of wide characters, emoji aside.
  private static final int[] WIDE = {
    0x1100, 0x115f, 0x2329, 0x232a, 0x2e80, 0x303e, 0x3041, 0x3247, 0x3250, 0xa4cf, 0xa960, 0xa97c,
    0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6f, 0xff00, 0xff60, 0xffe0, 0xffe6,
    0x16fe0, 0x18d08, 0x1aff0, 0x1b2fb, 0x1f200, 0x1f265, 0x1fa70, 0x1faff, 0x20000, 0x3fffd
  };

  private Width() {}

  public static int of(String text) {
    int columns = plain(text);
    for (int i = columns; i < text.length(); ) {
      int end = clusterEnd(text, i);
      columns += cluster(text, i, end);
      i = end;
    }
    return columns;
  }

  /// How many characters at its beginning surely are as many columns: most texts are plain, and
  /// tables have very many of them. The last one may be part of what follows.
  private static int plain(String text) {
    int length = text.length();
    int i = 0;
    while (i < length && text.charAt(i) < PLAIN) {
      i++;
    }
    return i == length ? i : Math.max(0, i - 1);
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
    int previous = first;
    int i = start + Character.charCount(first);
    while (i < text.length()) {
      int c = text.codePointAt(i);
      boolean flag = i - start == 2 && regional(first) && regional(c);
      if (!flag && !joins(first, previous, c)) {
        break;
      }
      previous = c;
      i += Character.charCount(c);
    }
    return i;
  }

  /// Whether `c` stands in the columns of the character before it.
  private static boolean joins(int first, int previous, int c) {
    if (c < PLAIN) {
      return false;
    }
    boolean sequence = previous == JOINER && Character.isExtendedPictographic(first);
    boolean tone = Character.isEmojiModifier(c) && Character.isEmojiModifierBase(first);
    return zero(c) || tone || (sequence && Character.isExtendedPictographic(c));
  }

  private static int cluster(String text, int start, int end) {
    int first = text.codePointAt(start);
    boolean styled = end - start > 1 && text.indexOf(EMOJI_STYLE, start, end) > 0;
    return regional(first) || (styled && Character.isEmoji(first)) ? 2 : width(first);
  }

  private static boolean regional(int c) {
    return c >= 0x1f1e6 && c <= 0x1f1ff;
  }

  private static int width(int c) {
    return c < PLAIN ? 1 : zero(c) ? 0 : wide(c) ? 2 : 1;
  }

  private static boolean zero(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
      default -> (c >= 0x1160 && c <= 0x11ff) || (c >= 0xd7b0 && c <= 0xd7fb);
    };
  }

  private static boolean wide(int c) {
    int at = Arrays.binarySearch(WIDE, c);
    boolean within = at >= 0 || (-at - 1) % 2 == 1;
    return c >= WIDE[0] && (within || Character.isEmojiPresentation(c));
  }
}
