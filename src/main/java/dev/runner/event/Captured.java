package dev.runner.event;

import java.io.InputStream;

/// What a child printed to one stream, complete, byte by byte; in memory while small, in a file
/// when large. What it reads from is gone after the event that carries it was delivered: a sink
/// takes what it needs. Reading throws [java.io.UncheckedIOException].
public interface Captured {

  /// Bytes in all.
  long size();

  /// The first bytes, `most` at the most.
  byte[] head(int most);

  /// The last bytes, `most` at the most.
  byte[] tail(int most);

  /// All of it; to be closed by the caller.
  InputStream open();

  /// Nothing.
  Captured NONE =
      new Captured() {
        @Override
        public long size() {
          return 0;
        }

        @Override
        public byte[] head(int most) {
          return new byte[0];
        }

        @Override
        public byte[] tail(int most) {
          return new byte[0];
        }

        @Override
        public InputStream open() {
          return InputStream.nullInputStream();
        }
      };
}
