package dev.runner.read;

/// A here-document that was announced: `<<EOF`.
///
/// @param quoted whether its delimiter was quoted, so that nothing in it is expanded
/// @param stripped whether tabs that begin a line are dropped: `<<-EOF`
record HereDocument(String delimiter, boolean quoted, boolean stripped) {

  /// Where a here-document's text ends, and where the script goes on.
  ///
  /// @param certain whether all shells see it so
  record Extent(int end, int next, boolean certain) {}

  /// The extent of the text that begins at an index.
  Extent extent(Symbols symbols, int start) {
    int line = start;
    while (line < symbols.length()) {
      int end = symbols.lineEnd(line);
      if (closes(symbols, line, end)) {
        return new Extent(line, Math.min(end + 1, symbols.length()), true);
      }
      if (!quoted && continued(symbols, line, end)) {
        int whole = joinedEnd(symbols, line);
        if (closesJoined(symbols, line, whole)) {
          return new Extent(line, line, false);
        }
        end = whole;
      }
      line = end + 1;
    }
    return new Extent(symbols.length(), symbols.length(), false);
  }

  private boolean closes(Symbols symbols, int from, int to) {
    int start = from;
    while (stripped && start < to && symbols.at(start) == '\t') {
      start++;
    }
    boolean same = to - start == delimiter.length();
    for (int i = 0; same && i < delimiter.length(); i++) {
      same = symbols.at(start + i) == delimiter.charAt(i);
    }
    return same;
  }

  /// Whether lines joined by backslashes would read as the delimiter: then shells differ.
  private boolean closesJoined(Symbols symbols, int from, int to) {
    StringBuilder joined = new StringBuilder();
    for (int i = from; i < to && joined.length() <= delimiter.length(); i++) {
      if (symbols.continues(i)) {
        i++;
      } else if (symbols.at(i) != '\t') {
        joined.append((char) symbols.at(i));
      }
    }
    return joined.toString().equals(delimiter.replace("\t", ""));
  }

  private static int joinedEnd(Symbols symbols, int line) {
    int start = line;
    int end = symbols.lineEnd(start);
    while (end < symbols.length() && continued(symbols, start, end)) {
      start = end + 1;
      end = symbols.lineEnd(start);
    }
    return end;
  }

  /// Whether a line ends with a backslash that no other one escapes.
  private static boolean continued(Symbols symbols, int from, int to) {
    int backslashes = 0;
    while (to - 1 - backslashes >= from && symbols.at(to - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }
}
