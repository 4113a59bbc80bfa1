package dev.runner.cli;

import dev.runner.spool.Spool;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// Keeps back what is written until all of it is there, so that nobody takes a part for the whole;
/// on disk once it is large.
final class Withheld extends OutputStream {
  private final Spool spool;

  Withheld(Spool spool) {
    this.spool = spool;
  }

  @Override
  public void write(int b) {
    spool.add(new byte[] {(byte) b});
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    spool.add(Arrays.copyOfRange(bytes, from, from + length));
  }

  /// All of it.
  void release(OutputStream to) throws IOException {
    for (int i = 0; i < spool.size(); i++) {
      to.write(spool.get(i));
    }
  }
}
