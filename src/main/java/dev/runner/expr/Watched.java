package dev.runner.expr;

/// A text that gives up when it is read too often: the only thing that ends a match which
/// backtracks without end.
final class Watched implements CharSequence {
  private static final long STEPS = 50_000_000;
  private static final long STEPS_PER_CHARACTER = 20;

  private final String text;
  private final long limit;
  private long steps;

  Watched(String text) {
    this.text = text;
    this.limit = STEPS + STEPS_PER_CHARACTER * text.length();
  }

  /// How often a character was read.
  long steps() {
    return steps;
  }

  @Override
  public char charAt(int index) {
    if (++steps > limit) {
      throw new Exhausted();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  /// Leaves a match from within.
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Exhausted() {
      super("too many steps", null, false, false);
    }
  }
}
