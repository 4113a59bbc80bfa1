package dev.runner.read;

import dev.runner.read.ShellFrame.Kind;
import dev.runner.read.ShellFrame.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// How far a script was read, and in which contexts that place is nested. Used by one thread.
final class ShellState {
  final Symbols symbols;

  /// Whether it is for bash; a `sh` may be anything that calls itself so, even bash.
  final boolean bash;

  /// The contexts, the innermost first.
  final Deque<ShellFrame> frames = new ArrayDeque<>();

  /// The quoting at each hole so far.
  final List<Quoting> found = new ArrayList<>();

  /// The index of the next symbol.
  int at;

  /// Whether shells differ in what they would make of the rest, or a full parser would be needed to
  /// tell.
  boolean lost;

  ShellState(Symbols symbols, boolean bash) {
    this.symbols = symbols;
    this.bash = bash;
    frames.push(ShellFrame.of(Kind.COMMANDS));
  }

  ShellFrame top() {
    return frames.getFirst();
  }

  void inWord(Word word) {
    ShellFrame frame = top();
    if (frame.kind == Kind.COMMANDS) {
      frame.fresh = false;
      frame.sofar = word;
    }
  }

  void separator() {
    at++;
    top().copying = false;
    top().fresh = true;
    top().sofar = Word.NOTHING;
  }

  void open(Kind kind) {
    inWord(Word.OTHER);
    frames.push(ShellFrame.of(kind));
    at++;
  }

  void close() {
    frames.pop();
    at++;
    inWord(Word.OTHER);
  }

  void backslash() {
    if (symbols.at(at + 1) == Symbols.HOLE) {
      found.add(Quoting.ESCAPED);
      at += 2;
      inWord(Word.OTHER);
    } else if (symbols.continues(at)) {
      expectNothingAnnounced();
      at += 2;
    } else {
      at += 2;
      inWord(Word.OTHER);
    }
  }

  /// Shells differ in where a here-document begins when the next line break is nested deeper than
  /// its announcement.
  void expectNothingAnnounced() {
    lost |=
        frames.stream()
            .takeWhile(it -> !it.document())
            .skip(1)
            .anyMatch(it -> !it.announced.isEmpty());
  }

  void lineBreak() {
    if (symbols.at(at) == '\n') {
      expectNothingAnnounced();
    }
    at++;
  }

  /// Whether double quotes stand in `"${x:-"..."}"`, where they open again in one shell and close
  /// in the other.
  boolean doubtful(ShellFrame quotes) {
    ShellFrame outer =
        frames.stream().dropWhile(it -> it != quotes).skip(1).findFirst().orElse(quotes);
    return outer.kind == Kind.PARAMETER && outer.quoted;
  }
}
