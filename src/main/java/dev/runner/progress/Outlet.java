package dev.runner.progress;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;

/// One of the two streams: gathers bytes and writes them in one go; once it is broken it takes no
/// more.
final class Outlet {
  private static final int SIZE = 64 << 10;

  private final OutputStream to;
  private final boolean terminal;
  private final boolean coloured;
  private final Patience patience;
  private final Consumer<IOException> broken;
  private final byte[] buffer = new byte[SIZE];
  private int length;
  private volatile boolean open = true;

  /// @param broken told once, when the stream takes no more
  Outlet(
      OutputStream to,
      boolean terminal,
      boolean coloured,
      Patience patience,
      Consumer<IOException> broken) {
    this.to = to;
    this.terminal = terminal;
    this.coloured = coloured;
    this.patience = patience;
    this.broken = broken;
  }

  boolean terminal() {
    return terminal;
  }

  boolean coloured() {
    return coloured;
  }

  void write(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }

  void write(byte[] bytes, int from, int to) {
    int count = to - from;
    if (count > SIZE - length) {
      flush();
    }
    if (count > SIZE) {
      send(bytes, from, count);
    } else {
      System.arraycopy(bytes, from, buffer, length, count);
      length += count;
    }
  }

  void flush() {
    int count = length;
    length = 0;
    if (count > 0) {
      send(buffer, 0, count);
    }
  }

  /// Writes nothing more. May be called on any thread.
  void abandon() {
    open = false;
  }

  private void send(byte[] bytes, int from, int count) {
    if (!open) {
      return;
    }
    try {
      patience.begin();
      to.write(bytes, from, count);
      to.flush();
      patience.end();
    } catch (IOException e) {
      patience.end();
      open = false;
      broken.accept(e);
    }
  }
}
