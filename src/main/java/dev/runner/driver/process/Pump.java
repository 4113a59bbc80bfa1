package dev.runner.driver.process;

import dev.runner.driver.Capture;
import dev.runner.mask.Masking;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Carries what a child prints from its pipe to the capture and to whoever shows it, without the
/// secrets, on a platform thread of its own: a blocking read on a virtual thread would hold its
/// carrier.
///
/// @param from the child's end; at its end once the child, and all to whom it has left it, are gone
record Pump(InputStream from, Masking masking, Capture into, Consumer<byte[]> show)
    implements Callable<Optional<IOException>> {
  private static final int CHUNK = 64 << 10;

  /// Reads to the end.
  ///
  /// @return why something that was read could not be kept, if so; the child was read to its end
  ///   all the same
  @Override
  public Optional<IOException> call() {
    Optional<IOException> lost = Optional.empty();
    byte[] chunk = new byte[1024];
    int length = read(chunk);
    while (length >= 0) {
      lost = take(masking.accept(Arrays.copyOf(chunk, length)), lost);
      chunk = length == chunk.length ? new byte[Math.min(CHUNK, length * 4)] : chunk;
      length = read(chunk);
    }
    return take(masking.finish(), lost);
  }

  private Optional<IOException> take(byte[] bytes, Optional<IOException> lost) {
    if (bytes.length == 0) {
      return lost;
    }
    Optional<IOException> failed = lost.isPresent() ? lost : keep(bytes);
    show.accept(bytes);
    return failed;
  }

  /// A read that fails is the end: the pipe was closed when the child exited.
  private int read(byte[] chunk) {
    try {
      return from.read(chunk);
    } catch (IOException e) {
      return -1;
    }
  }

  private Optional<IOException> keep(byte[] chunk) {
    try {
      into.write(chunk, chunk.length);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }
}
