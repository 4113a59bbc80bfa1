package dev.runner.driver.service;

import dev.runner.event.Channel;
import dev.runner.expr.TextPattern;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/// Looks for a line in what a service prints, colours aside, also for one that has no end yet.
final class LogWatch {
  /// Of a longer line only so much is looked at, in bytes.
  private static final int LONGEST = 64 << 10;

  private final TextPattern pattern;
  private final Runnable found;
  private final Map<Channel, ByteArrayOutputStream> lines = new EnumMap<>(Channel.class);
  private volatile boolean matched;

  /// @param found told once, on the thread that reads the service
  LogWatch(TextPattern pattern, Runnable found) {
    this.pattern = pattern;
    this.found = found;
  }

  boolean matched() {
    return matched;
  }

  /// Takes what was printed; nothing more once it has matched.
  void see(Channel channel, byte[] bytes) {
    if (!matched && matches(channel, bytes)) {
      matched = true;
      found.run();
    }
  }

  private synchronized boolean matches(Channel channel, byte[] bytes) {
    ByteArrayOutputStream line = lines.computeIfAbsent(channel, _ -> new ByteArrayOutputStream());
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        add(line, bytes, start, i);
        if (matches(line)) {
          return true;
        }
        line.reset();
        start = i + 1;
      }
    }
    add(line, bytes, start, bytes.length);
    return line.size() > 0 && matches(line);
  }

  private static void add(ByteArrayOutputStream line, byte[] bytes, int from, int to) {
    line.write(bytes, from, Math.min(to - from, Math.max(0, LONGEST - line.size())));
  }

  private boolean matches(ByteArrayOutputStream line) {
    String text = line.toString(StandardCharsets.UTF_8);
    return pattern.matches(text.replaceAll("\u001b\\[[0-9;:]*m", "").stripTrailing());
  }
}
