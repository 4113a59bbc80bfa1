package dev.runner.read;

import dev.runner.read.ShellFrame.Word;
import java.util.List;

/// Tells the quoting at each hole of a script for sh or bash.
///
/// It follows what dash, bash and their like agree on. Where they don't, or where only a full
/// parser could tell, it is lost: from there on no value is placed. A script that a shell would
/// refuse is none of its business.
final class ShellLexer {
  private static final int DEEPEST = 100;

  private final ShellState state;
  private final ShellDocuments documents;
  private final ShellExpansions expansions;
  private final ShellCommands commands;

  private ShellLexer(ShellState state) {
    this.state = state;
    this.documents = new ShellDocuments(state);
    this.expansions = new ShellExpansions(state);
    this.commands = new ShellCommands(state, documents, expansions);
  }

  /// The quoting at each hole, in their order.
  static List<Quoting> quotings(Symbols symbols, boolean bash) {
    ShellState state = new ShellState(symbols, bash);
    ShellLexer lexer = new ShellLexer(state);
    while (state.at < symbols.length()) {
      lexer.step();
    }
    return state.found;
  }

  private void step() {
    state.lost |= state.frames.size() > DEEPEST;
    if (!state.lost && documents.overrun()) {
      return;
    }
    if (state.symbols.at(state.at) == Symbols.HOLE) {
      state.found.add(state.lost ? Quoting.UNCERTAIN : ShellHole.quoting(state));
      state.at++;
      state.inWord(Word.OTHER);
    } else if (state.lost) {
      state.at++;
    } else {
      read();
    }
  }

  private void read() {
    switch (state.top().kind) {
      case COMMANDS -> commands.commands();
      case COMMENT -> commands.comment();
      case SINGLE_QUOTES -> expansions.until('\'');
      case DOLLAR_QUOTES -> expansions.dollarQuotes();
      case DOUBLE_QUOTES -> expansions.doubleQuotes();
      case BACKQUOTES -> expansions.backquotes();
      case ARITHMETIC -> expansions.arithmetic();
      case PARAMETER -> expansions.parameter();
      case DOCUMENT -> expansions.expanding();
      case QUOTED_DOCUMENT -> state.at++;
    }
  }
}
