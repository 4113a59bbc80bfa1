package dev.runner.mask;

import java.util.Arrays;

/// Takes secrets out of a stream of bytes that comes in pieces: what may be the beginning of one is
/// held back until it is known, all else is given back at once. Used by one thread at a time.
public final class Masking {
  private static final byte[] NOTHING = {};

  private final Mask mask;
  private byte[] held = NOTHING;

  Masking(Mask mask) {
    this.mask = mask;
  }

  /// Takes a piece.
  ///
  /// @return what can be shown now; the piece itself where that is all of it
  public byte[] accept(byte[] piece) {
    if (mask.none()) {
      return piece;
    }
    byte[] all = held.length == 0 ? piece : joined(held, piece);
    Scan scan = mask.scan(all);
    int settled = scan.settled();
    held = settled == all.length ? NOTHING : Arrays.copyOfRange(all, settled, all.length);
    return scan.shown(settled);
  }

  /// Ends the stream.
  ///
  /// @return what was held back
  public byte[] finish() {
    byte[] last = held;
    held = NOTHING;
    return mask.in(last);
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }
}
