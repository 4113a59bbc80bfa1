package dev.runner.expr;

import dev.runner.text.Span;

/// What one evaluation may still do and make, so that it ends soon and in little memory, whatever
/// the values. Used by one thread.
final class Budget {
  /// The longest string that a function makes, in UTF-16 units.
  static final int LONGEST = 16 << 20;

  /// The most items of a list that a function makes.
  static final int MOST = 1 << 20;

  /// Roughly the number of nodes evaluated, items compared and characters matched: about two
  /// seconds.
  private static final long WORK = 200_000_000;

  /// Roughly the bytes of all strings and lists made on the way.
  private static final long ROOM = 256L << 20;

  private static final int ITEM = 64;

  private long work;
  private long room;

  Budget() {
    this(WORK, ROOM);
  }

  Budget(long work, long room) {
    this.work = work;
    this.room = room;
  }

  void work(long units, Span at) throws EvaluationException {
    work -= units;
    if (work < 0) {
      throw new EvaluationException(at, "this expression takes too long on these values");
    }
  }

  /// A string that a function gives.
  Value text(String text, Span at) throws EvaluationException {
    made(text.length(), at);
    return Value.of(text);
  }

  /// Accounts for one item of a list that will have `size` of them.
  void item(int size, Span at) throws EvaluationException {
    size(size, at);
    made(ITEM, at);
  }

  /// That a list may have so many items.
  void size(long size, Span at) throws EvaluationException {
    if (size > MOST) {
      throw new EvaluationException(at, "the result has more than " + MOST + " items");
    }
  }

  private void made(long bytes, Span at) throws EvaluationException {
    room -= bytes;
    work(1 + bytes / ITEM, at);
    if (room < 0) {
      throw new EvaluationException(at, "this expression needs too much memory for these values");
    }
  }
}
