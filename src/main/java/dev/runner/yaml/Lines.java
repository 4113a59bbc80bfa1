package dev.runner.yaml;

/// Finds its way along the lines of a text.
record Lines(String text) {

  /// The character at an offset; a space outside of the text.
  char charAt(int offset) {
    return offset >= 0 && offset < text.length() ? text.charAt(offset) : ' ';
  }

  boolean firstOnLine(int offset) {
    return skipSpaces(lineStart(offset)) >= offset;
  }

  int lineStart(int offset) {
    int start = Math.min(Math.max(offset, 0), text.length());
    while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
      start--;
    }
    return start;
  }

  int skipSpaces(int from) {
    int to = from;
    while (charAt(to) == ' ' && to < text.length()) {
      to++;
    }
    return to;
  }

  /// The end of what is written on a line from here on, without white space and comment.
  int contentEnd(int from) {
    int end = from;
    while (end < text.length() && "\r\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    int comment = text.indexOf(" #", from);
    return Math.max(from, lastContent(comment >= 0 && comment < end ? comment : end) + 1);
  }

  /// The last character before `offset` that isn't white space; -1 when there is none.
  int lastContent(int offset) {
    int last = offset - 1;
    while (last >= 0 && Character.isWhitespace(text.charAt(last))) {
      last--;
    }
    return last;
  }

  /// Behind the last character that isn't white space.
  int end() {
    return lastContent(text.length()) + 1;
  }
}
