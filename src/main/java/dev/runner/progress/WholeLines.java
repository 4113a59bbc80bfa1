package dev.runner.progress;

import dev.runner.event.Channel;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/// Cuts what one task prints at ends of lines, so that any piece may be left out without tearing a
/// line. Used by one thread at a time.
final class WholeLines {
  private static final byte[] NOTHING = {};
  private static final byte[] BREAK = {'\n'};

  /// Of a line that has no end yet only so much is kept back.
  private static final int MOST = 64 << 10;

  private final Map<Channel, byte[]> rests = new EnumMap<>(Channel.class);

  /// What is whole now: what was kept back and the new bytes up to the last end of a line. Where no
  /// line ends for too long, it is made to end.
  byte[] add(Channel channel, byte[] bytes) {
    int end = lastEnd(bytes);
    byte[] rest = rests.getOrDefault(channel, NOTHING);
    if (end == 0 && rest.length + bytes.length <= MOST) {
      rests.put(channel, joined(rest, bytes, bytes.length));
      return NOTHING;
    }
    if (end == 0) {
      rests.remove(channel);
      return joined(joined(rest, bytes, bytes.length), BREAK, 1);
    }
    rests.put(channel, Arrays.copyOfRange(bytes, end, bytes.length));
    return joined(rest, bytes, end);
  }

  /// Gives up the line that has no end.
  byte[] rest(Channel channel) {
    byte[] rest = rests.remove(channel);
    return rest == null ? NOTHING : rest;
  }

  private static byte[] joined(byte[] first, byte[] second, int count) {
    byte[] both = Arrays.copyOf(first, first.length + count);
    System.arraycopy(second, 0, both, first.length, count);
    return both;
  }

  private static int lastEnd(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }
}
