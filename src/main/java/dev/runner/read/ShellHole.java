package dev.runner.read;

/// Tells what a value would be at a place in a script, by the contexts it is nested in.
final class ShellHole {
  private final ShellState state;

  private ShellHole(ShellState state) {
    this.state = state;
  }

  /// The quoting at the place that was reached.
  static Quoting quoting(ShellState state) {
    return new ShellHole(state).hole();
  }

  private Quoting hole() {
    return state.frames.stream()
        .map(this::refusal)
        .filter(it -> !it.fit())
        .reduce((_, outer) -> outer)
        .orElse(state.top().expandsInPlace() ? Quoting.QUOTED : Quoting.BARE);
  }

  /// Why no value may stand within a frame; a fit quoting where one may.
  private Quoting refusal(ShellFrame frame) {
    return switch (frame.kind) {
      case COMMANDS -> inCommands(frame);
      case COMMENT, DOCUMENT -> Quoting.BARE;
      case DOUBLE_QUOTES -> state.doubtful(frame) ? Quoting.UNCERTAIN : Quoting.QUOTED;
      case SINGLE_QUOTES -> Quoting.SINGLE_QUOTES;
      case DOLLAR_QUOTES -> Quoting.DOLLAR_QUOTES;
      case BACKQUOTES -> Quoting.BACKQUOTES;
      case ARITHMETIC -> Quoting.ARITHMETIC;
      case PARAMETER -> frame.word ? Quoting.BARE : Quoting.PARAMETER;
      case QUOTED_DOCUMENT -> Quoting.QUOTED_DOCUMENT;
    };
  }

  private Quoting inCommands(ShellFrame frame) {
    if (frame.copying) {
      return Quoting.COPY;
    }
    if (frame.calculates && state.at < frame.condition) {
      return Quoting.ARITHMETIC;
    }
    return frame.subscript ? Quoting.SUBSCRIPT : Quoting.BARE;
  }
}
