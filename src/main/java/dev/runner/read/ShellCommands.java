package dev.runner.read;

import dev.runner.read.ShellFrame.Kind;
import dev.runner.read.ShellFrame.Word;
import java.util.Set;

/// Follows a script where commands stand, outside of all quotes.
final class ShellCommands {
  /// Of a `[[ ... ]]` that doesn't end within so many characters the worst is assumed.
  private static final int LONGEST = 1_000;

  private static final Set<String> OPERATORS =
      Set.of("-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-v", "-R");

  private final ShellState state;
  private final ShellDocuments documents;
  private final ShellExpansions expansions;

  ShellCommands(ShellState state, ShellDocuments documents, ShellExpansions expansions) {
    this.state = state;
    this.documents = documents;
    this.expansions = expansions;
  }

  void commands() {
    int c = state.symbols.at(state.at);
    switch (c) {
      case '\\' -> state.backslash();
      case '\'' -> state.open(Kind.SINGLE_QUOTES);
      case '"' -> state.open(Kind.DOUBLE_QUOTES);
      case '`' -> state.open(Kind.BACKQUOTES);
      case '$' -> expansions.dollar();
      case '\n' -> newline();
      case ' ', '\t', ';', '&', '|' -> state.separator();
      case '>' -> greater();
      case '<' -> less();
      case '(' -> parenthesis();
      case ')' -> closeParenthesis();
      case '#' -> hash();
      default -> letter(c);
    }
  }

  private void letter(int c) {
    ShellFrame frame = state.top();
    boolean opens = c == '[' && state.symbols.at(state.at + 1) == '[';
    if (opens && frame.sofar == Word.NOTHING && state.at >= frame.condition) {
      condition(frame, state.at + 2);
    }
    if (c == '[' && frame.sofar == Word.NAME) {
      frame.subscript = true;
    } else if (c == ']') {
      frame.subscript = false;
    }
    boolean name =
        state.symbols.letter(state.at) || frame.sofar == Word.NAME && state.symbols.digit(state.at);
    state.lost |= state.frames.size() > 1 && frame.sofar == Word.NOTHING && caseBegins();
    state.at++;
    state.inWord(name && frame.sofar != Word.OTHER ? Word.NAME : Word.OTHER);
  }

  /// Within `$(...)`, a `case` has closing parentheses that close nothing.
  private boolean caseBegins() {
    String word = "case";
    boolean same = true;
    for (int i = 0; same && i < word.length(); i++) {
      same = state.symbols.at(state.at + i) == word.charAt(i);
    }
    return same
        && !state.symbols.letter(state.at + word.length())
        && !state.symbols.digit(state.at + word.length());
  }

  /// Looks where a `[[ ... ]]` ends, and whether bash would take its operands for arithmetic or for
  /// names of variables.
  private void condition(ShellFrame frame, int from) {
    int end = from;
    frame.calculates = false;
    while (end < from + LONGEST && !(state.symbols.among(" \t\n", end) && closes(end + 1))) {
      frame.calculates |= state.symbols.among(" \t\n", end - 1) && OPERATORS.contains(word(end));
      end++;
    }
    frame.calculates |= end == from + LONGEST;
    frame.condition = end;
  }

  private boolean closes(int at) {
    return state.symbols.at(at) == ']' && state.symbols.at(at + 1) == ']';
  }

  private String word(int from) {
    StringBuilder word = new StringBuilder();
    for (int i = from; i < from + 4 && state.symbols.at(i) > ' '; i++) {
      word.append((char) state.symbols.at(i));
    }
    return word.toString();
  }

  private void greater() {
    // In bash `<(...)` and `>(...)` are part of the word that they follow.
    state.lost |= state.top().copying && state.symbols.at(state.at + 1) == '(';
    state.separator();
    copying();
  }

  /// Bash expands the word behind `>&` twice when it names a file.
  private void copying() {
    if (state.symbols.at(state.at) == '&') {
      state.separator();
      while (state.symbols.blank(state.at) || state.symbols.continues(state.at)) {
        state.at += state.symbols.blank(state.at) ? 1 : 2;
      }
      state.top().copying = true;
    }
  }

  private void newline() {
    state.expectNothingAnnounced();
    state.top().subscript = false;
    state.separator();
    documents.nextDocument();
  }

  private void hash() {
    if (!state.top().fresh) {
      letter('#');
      return;
    }
    boolean apart = state.at == 0 || state.symbols.among(" \t\n;&|", state.at - 1);
    int end = apart ? state.at : state.symbols.lineEnd(state.at);
    for (int i = state.at; i < end; i++) {
      // In bash's [[ =~ (#) ]] it is no comment: then what is quoted in it would be misread.
      state.lost |= state.symbols.among("'\"\\`$<", i);
    }
    state.frames.push(ShellFrame.of(Kind.COMMENT));
  }

  void comment() {
    if (state.symbols.at(state.at) == '\n') {
      state.frames.pop();
    } else {
      state.at++;
    }
  }

  private void parenthesis() {
    state.lost |= state.symbols.continues(state.at + 1) || state.top().copying;
    if (state.symbols.at(state.at + 1) == '(') {
      expansions.openArithmetic(2);
    } else {
      state.top().depth++;
      state.separator();
    }
  }

  private void closeParenthesis() {
    ShellFrame frame = state.top();
    if (frame.depth > 0 || state.frames.size() == 1) {
      frame.depth = Math.max(0, frame.depth - 1);
      state.separator();
    } else {
      state.lost |= !frame.announced.isEmpty();
      state.close();
    }
  }

  private void less() {
    state.lost |= state.symbols.continues(state.at + 1);
    if (state.symbols.at(state.at + 1) != '<') {
      greater();
    } else if (state.symbols.at(state.at + 2) == '<') {
      state.at += 2;
      state.separator();
    } else {
      documents.announce();
    }
  }
}
