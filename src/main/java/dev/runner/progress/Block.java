package dev.runner.progress;

import dev.runner.text.Width;
import java.util.ArrayList;
import java.util.List;

/// Rows on a terminal that are redrawn in place, below all else. Gives the bytes for it, and no
/// more of them than have changed.
///
/// Between frames the cursor stands at the beginning of the first row: wherever a resize moves
/// that, and however the terminal breaks the rows anew, they are all behind the cursor, and rows
/// that there is no room for any more fall off below instead of being scrolled into the history.
/// While rows are drawn, nothing wraps, and once there is room for them nothing scrolls, so that a
/// frame for another size than the terminal has by now does no harm either.
final class Block {
  private static final String ESC = "\u001b";
  private static final String CLIP = ESC + "[?7l";
  private static final String WRAP = ESC + "[?7h";
  private static final String KEEP = ESC + "7";
  private static final String BACK = ESC + "8";
  private static final String DOWN = "\r" + ESC + "[B";
  private static final String ERASE_LINE = ESC + "[K";
  private static final String ERASE_BELOW = ESC + "[J";

  /// Not in one go: where the first row is the window's first, tmux would take that for a whole
  /// screen, and keep it in the history.
  private static final String ERASE = "\r" + ERASE_LINE + ESC + "[C" + ERASE_BELOW + "\r";

  private List<String> drawn = List.of();

  boolean empty() {
    return drawn.isEmpty();
  }

  /// Draws rows in the place of those before.
  String draw(List<String> rows) {
    StringBuilder out = new StringBuilder("\r").append(CLIP).append(room(rows.size()));
    List<String> before = new ArrayList<>(drawn);
    while (before.size() < rows.size()) {
      before.add("");
    }
    boolean several = before.size() > 1;
    out.append(several ? KEEP : "");
    out.append(rows.getFirst().equals(before.getFirst()) ? "" : whole(rows));
    int at = 0;
    for (int row = 1; row < rows.size(); row++) {
      if (!rows.get(row).equals(before.get(row))) {
        out.append(DOWN.repeat(row - at)).append(changed(before.get(row), rows.get(row)));
        at = row;
      }
    }
    if (before.size() > rows.size()) {
      out.append(DOWN.repeat(rows.size() - at)).append("\r").append(ERASE_BELOW);
    }
    drawn = List.copyOf(rows);
    return out.append(several ? BACK : "\r").append(WRAP).toString();
  }

  /// Takes them away; the cursor stands where they began.
  String clear() {
    drawn = List.of();
    return ERASE;
  }

  /// Where the last rows of the screen are taken, the others move up.
  private String room(int rows) {
    int more = rows - 1;
    return rows > Math.max(1, drawn.size()) ? "\n".repeat(more) + ESC + "[" + more + "A\r" : "";
  }

  /// The first row stands where keys that are pressed are echoed.
  private static String whole(List<String> rows) {
    return rows.getFirst() + ERASE_LINE;
  }

  /// What makes one row of the other, where the cursor stands at its beginning: of plain text only
  /// what differs.
  private static String changed(String before, String now) {
    if (!plain(before) || !plain(now)) {
      return now + ERASE_LINE;
    }
    int shorter = Math.min(before.length(), now.length());
    int from = 0;
    while (from < shorter && before.charAt(from) == now.charAt(from)) {
      from++;
    }
    String rest = (from == 0 ? "" : ESC + "[" + from + "C");
    return before.length() == now.length()
        ? rest + now.substring(from, end(before, now))
        : rest + now.substring(from) + (before.length() > now.length() ? ERASE_LINE : "");
  }

  /// Where the part ends in which texts of the same length differ.
  private static int end(String before, String now) {
    int end = now.length();
    while (before.charAt(end - 1) == now.charAt(end - 1)) {
      end--;
    }
    return end;
  }

  private static boolean plain(String row) {
    return row.chars().allMatch(it -> it >= ' ' && it < 0x7f) && Width.of(row) == row.length();
  }
}
