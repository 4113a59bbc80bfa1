package dev.runner.event;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What a child printed, as a test says.
public final class CapturedBytes implements Captured {
  private final byte[] all;

  public CapturedBytes(byte[] all) {
    this.all = all;
  }

  public CapturedBytes(String all) {
    this(all.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public long size() {
    return all.length;
  }

  @Override
  public byte[] head(int most) {
    return Arrays.copyOf(all, Math.min(most, all.length));
  }

  @Override
  public byte[] tail(int most) {
    return Arrays.copyOfRange(all, Math.max(0, all.length - most), all.length);
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(all);
  }
}
