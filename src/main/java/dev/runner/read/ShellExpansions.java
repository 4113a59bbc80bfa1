package dev.runner.read;

import dev.runner.read.ShellFrame.Kind;
import dev.runner.read.ShellFrame.Word;

/// Follows a script within quotes, and wherever else the shell expands: `$x`, `${...}`, `$((...))`,
/// backquotes.
final class ShellExpansions {
  private final ShellState state;

  ShellExpansions(ShellState state) {
    this.state = state;
  }

  void until(int end) {
    if (state.symbols.at(state.at) == end) {
      state.close();
    } else {
      state.lineBreak();
    }
  }

  /// In bash a backslash escapes in `$'...'`; for an older sh this is a `$` and single quotes.
  void dollarQuotes() {
    if (state.symbols.at(state.at) == '\\') {
      state.lost |= !state.bash;
      state.at += state.symbols.at(state.at + 1) == Symbols.HOLE ? 1 : 2;
    } else {
      until('\'');
    }
  }

  void doubleQuotes() {
    if (state.symbols.at(state.at) == '"') {
      state.close();
    } else {
      state.lost |= state.symbols.at(state.at) == '}' && state.doubtful(state.top());
      expanding();
    }
  }

  void expanding() {
    switch (state.symbols.at(state.at)) {
      case '\\' -> state.backslash();
      case '`' -> state.open(Kind.BACKQUOTES);
      case '$' -> dollar();
      default -> state.lineBreak();
    }
  }

  void backquotes() {
    if (state.symbols.at(state.at) == '\\' && state.symbols.at(state.at + 1) != Symbols.HOLE) {
      state.at += 2;
    } else {
      until('`');
    }
  }

  void arithmetic() {
    int c = state.symbols.at(state.at);
    switch (c) {
      case '(' -> {
        state.top().depth++;
        state.at++;
      }
      case ')' -> closeArithmetic();
      case '"' -> state.open(Kind.DOUBLE_QUOTES);
      default -> {
        // Should it turn out to be commands in parentheses, these would mean something else.
        state.lost |=
            c == '\''
                || c == '\\'
                || c == '<' && state.symbols.at(state.at + 1) == '<' && !state.bash;
        state.lost |= c == '#' && state.symbols.among(" \t\n;&|(", state.at - 1);
        if (c == '\\') {
          state.at++;
        } else {
          expanding();
        }
      }
    }
  }

  private void closeArithmetic() {
    state.top().depth--;
    state.lost |= state.top().depth <= 1 && state.symbols.at(state.at + 1) != ')';
    state.at++;
    if (state.top().depth <= 1 && !state.lost) {
      state.close();
    }
  }

  void parameter() {
    ShellFrame frame = state.top();
    switch (state.symbols.at(state.at)) {
      case '}' -> state.close();
      case '\'' -> {
        state.lost |= frame.quoted;
        state.open(Kind.SINGLE_QUOTES);
      }
      case '"' -> {
        state.lost |= state.frames.stream().skip(1).findFirst().orElse(frame).kind == Kind.DOCUMENT;
        state.open(Kind.DOUBLE_QUOTES);
      }
      default -> expanding();
    }
  }

  void dollar() {
    state.inWord(Word.OTHER);
    int next = state.symbols.at(state.at + 1);
    switch (next) {
      case Symbols.HOLE -> {
        state.found.add(Quoting.DOLLAR);
        state.at += 2;
      }
      case '(' -> substitution();
      case '{' -> openParameter();
      case '\'' -> dollarQuote();
      case '[' -> {
        state.lost = true;
        state.at += 2;
      }
      case '$', '#', '?', '!', '@', '*', '-' -> state.at += 2;
      default -> {
        state.lost |= state.symbols.continues(state.at + 1);
        state.at++;
      }
    }
  }

  private void substitution() {
    state.lost |= state.symbols.continues(state.at + 2);
    if (state.symbols.at(state.at + 2) == '(') {
      openArithmetic(3);
    } else {
      state.frames.push(ShellFrame.of(Kind.COMMANDS));
      state.at += 2;
    }
  }

  private void dollarQuote() {
    if (state.top().expandsInPlace()) {
      state.at++;
    } else {
      state.lost |= state.top().kind == Kind.ARITHMETIC;
      state.frames.push(ShellFrame.of(Kind.DOLLAR_QUOTES));
      state.at += 2;
    }
  }

  void openArithmetic(int width) {
    state.inWord(Word.OTHER);
    ShellFrame frame = ShellFrame.of(Kind.ARITHMETIC);
    frame.depth = 2;
    state.frames.push(frame);
    state.at += width;
  }

  private void openParameter() {
    boolean quoted = state.top().expandsInPlace();
    // In bash 5.3 `${ cmd; }` is a command.
    state.lost |= state.symbols.among(" \t\n|\\", state.at + 2);
    int operator = nameEnd(state.at + 2);
    int sign = state.symbols.at(operator) == ':' ? operator + 1 : operator;
    boolean word = operator > state.at + 2 && state.symbols.among("-=+?", sign);
    state.frames.push(ShellFrame.parameter(quoted, word));
    state.at = word ? sign + 1 : state.at + 2;
  }

  /// Behind the name that begins here, or behind a special parameter.
  private int nameEnd(int from) {
    if (state.symbols.among("@*?", from)) {
      return from + 1;
    }
    int end = from;
    while (state.symbols.letter(end) || state.symbols.digit(end)) {
      end++;
    }
    return end;
  }
}
