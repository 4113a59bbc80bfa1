package dev.runner.target;

import java.io.FilterInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/// Standard input, which can be read only once in a run. It is not ours to close.
final class StandardInput {
  private final Supplier<InputStream> stream;
  private Optional<String> reader = Optional.empty();

  StandardInput(Supplier<InputStream> stream) {
    this.stream = stream;
  }

  /// @param job whose targets it has
  InputStream open(String job) throws SourceException {
    if (reader.isPresent()) {
      throw SourceException.invalid(
          "standard input can be read only once, and the targets of job "
              + Quoted.word(reader.get())
              + " are read from it");
    }
    reader = Optional.of(job);
    return new Kept(stream.get());
  }

  /// A stream that stays open.
  private static final class Kept extends FilterInputStream {
    Kept(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
