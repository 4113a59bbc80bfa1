package dev.runner.read;

import dev.runner.read.ShellFrame.Word;

/// Follows a script's here-documents, from their announcement to the end of their text.
final class ShellDocuments {
  private final ShellState state;

  ShellDocuments(ShellState state) {
    this.state = state;
  }

  /// Ends a here-document where its text ends, whatever is still open in it.
  boolean overrun() {
    for (ShellFrame frame : state.frames) {
      if (frame.document() && state.at >= frame.extent.end()) {
        state.lost |= frame != state.top() || state.at > frame.extent.end();
        while (state.top() != frame) {
          state.frames.pop();
        }
        state.frames.pop();
        state.at = frame.extent.next();
        nextDocument();
        return true;
      }
    }
    return false;
  }

  void nextDocument() {
    if (!state.top().announced.isEmpty()) {
      HereDocument document = state.top().announced.removeFirst();
      HereDocument.Extent extent = document.extent(state.symbols, state.at);
      state.lost |=
          !extent.certain() && (extent.end() < state.symbols.length() || state.frames.size() > 1);
      state.frames.push(ShellFrame.document(document, extent));
    }
  }

  void announce() {
    state.lost |= state.top().subscript || state.symbols.continues(state.at + 2);
    state.at += 2;
    boolean stripped = state.symbols.at(state.at) == '-';
    state.at += stripped ? 1 : 0;
    while (state.symbols.blank(state.at)) {
      state.at++;
    }
    StringBuilder word = new StringBuilder();
    boolean quoted = delimiter(word);
    state.lost |= word.isEmpty() && !quoted;
    state.top().announced.add(new HereDocument(word.toString(), quoted, stripped));
    state.inWord(Word.OTHER);
  }

  /// Reads a delimiter, and tells whether any of it is quoted.
  private boolean delimiter(StringBuilder word) {
    int quote = 0;
    boolean quoted = false;
    while (state.at < state.symbols.length()
        && (quote != 0 || !state.symbols.among(" \t\n;&|<>()", state.at))) {
      int c = state.symbols.at(state.at);
      if (c == Symbols.HOLE) {
        state.found.add(Quoting.DELIMITER);
        state.lost = true;
      } else if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
        quoted = true;
      } else if (quote == 0 && c == '\\' && state.symbols.at(state.at + 1) > ' ') {
        quoted = true;
        word.append((char) state.symbols.at(++state.at));
      } else {
        state.lost |= c == '$' || c == '`' || c == '\\' || c == '\n';
        word.append((char) c);
      }
      state.at++;
    }
    return quoted;
  }
}
