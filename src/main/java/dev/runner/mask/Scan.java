package dev.runner.mask;

/// One pass over some bytes, which finds the secrets in them and what may be the beginning of one.
final class Scan {
  private final Automaton automaton;
  private final byte[] bytes;
  private final int length;
  private final Marks marks = new Marks();

  /// The first place of what may be the beginning of a secret; where there is none, the length.
  private int pending;

  private Scan(Automaton automaton, byte[] bytes, int length) {
    this.automaton = automaton;
    this.bytes = bytes;
    this.length = length;
    this.pending = length;
  }

  static Scan of(Automaton automaton, byte[] bytes, int length) {
    Scan scan = new Scan(automaton, bytes, length);
    scan.run();
    return scan;
  }

  /// So many bytes can be shown, whatever comes after them.
  int settled() {
    return marks.before(pending);
  }

  /// Whether there is a secret.
  boolean found() {
    return marks.any();
  }

  /// The first so many bytes, without the secrets.
  byte[] shown(int most) {
    return marks.cover(bytes, most);
  }

  private void run() {
    int[] root = automaton.row(Automaton.ROOT);
    int[] row = root;
    int state = Automaton.ROOT;
    int clean = 0;
    int at = 0;
    while (at < length) {
      int octet = bytes[at] & 0xff;
      int next = row[octet];
      if (next == 0) {
        next = automaton.made(state, octet);
      }
      if (next < 0) {
        clean = traced(Math.max(clean, at + 1 - automaton.machine().longest()), at + 1);
        at = clean;
        row = root;
        state = Automaton.ROOT;
        continue;
      }
      at++;
      state = next - 1;
      if (state == Automaton.ROOT) {
        while (at < length && root[bytes[at] & 0xff] == Automaton.ROOT + 1) {
          at++;
        }
        clean = at;
        row = root;
      } else {
        row = automaton.row(state);
      }
    }
    if (state != Automaton.ROOT) {
      traced(Math.max(clean, length - automaton.longest(state)), length);
    }
  }

  /// Looks closely at the bytes from a place, at least up to another, until nothing may be the
  /// beginning of a secret.
  ///
  /// @return the place reached
  private int traced(int from, int least) {
    Trace trace = new Trace(automaton.machine(), marks);
    int at = from;
    while (at < length && (at < least || !trace.over())) {
      trace.take(bytes[at] & 0xff, at);
      at++;
    }
    pending = at < length ? length : trace.oldest(length);
    return at;
  }
}
