package dev.runner.progress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/// A stream whose reader reads nothing before the gate is opened.
final class Gate extends OutputStream {
  final CountDownLatch reached = new CountDownLatch(1);
  final CountDownLatch opened = new CountDownLatch(1);
  final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] written, int from, int count) throws IOException {
    reached.countDown();
    try {
      opened.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    bytes.write(written, from, count);
  }
}
