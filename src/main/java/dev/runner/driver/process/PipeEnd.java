package dev.runner.driver.process;

import dev.runner.driver.Capture;
import dev.runner.mask.Masking;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.function.Consumer;

/// Our end of a pipe that a child prints to: carries what comes to the capture and to whoever shows
/// it, without the secrets. Used by the event loop's thread.
final class PipeEnd {
  private static final int NONE = -1;

  private final Masking masking;
  private final Capture capture;
  private final Consumer<byte[]> show;
  private int descriptor;
  private Optional<IOException> lost = Optional.empty();

  PipeEnd(int descriptor, Masking masking, Capture capture, Consumer<byte[]> show) {
    this.descriptor = descriptor;
    this.masking = masking;
    this.capture = capture;
    this.show = show;
  }

  /// Negative once it has come to its end.
  int descriptor() {
    return descriptor;
  }

  /// Reads once.
  ///
  /// @return whether its end was reached; it is still to be closed
  boolean ended(MemorySegment buffer) {
    return descriptor != NONE && read(buffer) == 0;
  }

  /// Reads what is there and closes: the child has ended, and what others that hold the pipe print
  /// later is not its output.
  void finish(MemorySegment buffer) {
    while (descriptor != NONE && read(buffer) > 0) {
      // until it is empty
    }
    close();
  }

  void close() {
    if (descriptor != NONE) {
      Kernel.close(descriptor);
      descriptor = NONE;
      take(masking.finish());
    }
  }

  /// @return how many bytes; 0 at the end, below that when there are none now
  private long read(MemorySegment buffer) {
    Libc.Result result = Kernel.read(descriptor, buffer);
    if (result.value() > 0) {
      take(masking.accept(buffer.asSlice(0, result.value()).toArray(ValueLayout.JAVA_BYTE)));
    }
    return result.value();
  }

  private void take(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    try {
      if (lost.isEmpty()) {
        capture.write(bytes, bytes.length);
      }
    } catch (IOException e) {
      lost = Optional.of(e);
    }
    show.accept(bytes);
  }

  /// Why something that was read could not be kept, if so; the child was read to its end all the
  /// same.
  Optional<IOException> lost() {
    return lost;
  }
}
