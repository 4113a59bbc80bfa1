package dev.runner.progress;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.runner.event.Channel;
import dev.runner.text.Width;

/// The `[key] ` before the lines of a task: in the key's colour where wanted, and padded on a
/// terminal so that lines stand below each other.
final class Prefixes {
  private static final int WIDEST = 24;
  private static final String[] COLOURS = {"36", "33", "32", "35", "34", "96", "93", "92", "95"};

  private final Screen screen;
  private int longest;

  Prefixes(Screen screen) {
    this.screen = screen;
  }

  /// The prefix of a key's lines on one of the streams.
  String of(String key, Channel channel) {
    longest = Math.max(longest, Math.min(WIDEST, Width.of(key)));
    int padding = screen.terminal(channel) ? Math.max(0, longest - Width.of(key)) : 0;
    String text = "[" + key + "]";
    return (screen.coloured(channel) ? coloured(key, text) : text) + " ".repeat(padding + 1);
  }

  /// That, made anew only when the padding has changed.
  Cached cached(String key, Channel channel) {
    return new Cached(key, channel);
  }

  private static String coloured(String key, String text) {
    return "\u001b["
        + COLOURS[Math.floorMod(key.hashCode(), COLOURS.length)]
        + "m"
        + text
        + "\u001b[0m";
  }

  /// The prefix of one key on one stream.
  final class Cached {
    private final String key;
    private final Channel channel;
    private int madeFor = -1;
    private byte[] bytes = {};

    private Cached(String key, Channel channel) {
      this.key = key;
      this.channel = channel;
    }

    byte[] bytes() {
      if (madeFor != longest) {
        bytes = of(key, channel).getBytes(UTF_8);
        madeFor = longest;
      }
      return bytes;
    }
  }
}
