package dev.runner.target;

import dev.runner.plan.TargetSource.Format;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;

/// The rows of standard input, in whichever format its first visible character tells.
record PipedInput(Origin origin, Opening opening) implements Input {
  /// So much of nothing visible is lines.
  private static final int MOST = 1 << 16;

  @Override
  public void feed(Intake intake) throws SourceException, InterruptedException {
    begun().feed(intake);
  }

  private Input begun() throws SourceException, InterruptedException {
    try {
      InputStream in = opening.open();
      byte[] beginning = beginning(in);
      Opening rest =
          new Opening.OfBegun(new SequenceInputStream(new ByteArrayInputStream(beginning), in));
      return new TextInput(origin, rest, TextFormat.of(format(beginning), Optional.empty()));
    } catch (IOException e) {
      Failures.ifInterrupted(e);
      throw opening.failed(e);
    }
  }

  /// All up to the first visible byte, with it.
  private static byte[] beginning(InputStream in) throws IOException {
    ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && blank(next) && beginning.size() < MOST) {
      beginning.write(next);
      next = in.read();
    }
    if (next >= 0) {
      beginning.write(next);
    }
    return beginning.toByteArray();
  }

  /// A byte order mark can't be seen either.
  private static boolean blank(int b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == 0xef || b == 0xbb || b == 0xbf;
  }

  private static Format format(byte[] beginning) {
    int last = beginning.length == 0 ? -1 : beginning[beginning.length - 1];
    return last == '[' ? Format.JSON : last == '{' ? Format.JSONL : Format.LINES;
  }
}
