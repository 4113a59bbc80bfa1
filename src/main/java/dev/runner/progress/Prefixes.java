package dev.runner.progress;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.runner.event.Channel;
import dev.runner.text.Width;
import java.util.HashMap;
import java.util.Map;

/// The `[key] ` before the lines of a task: in the key's colour where wanted, and padded on a
/// terminal so that lines stand below each other.
final class Prefixes {
  private static final int WIDEST = 24;
  private static final String[] COLOURS = {"36", "33", "32", "35", "34", "96", "93", "92", "95"};

  /// Keys whose colours are remembered; later ones have one by chance.
  private static final int MOST = 256;

  private final Screen screen;
  private final Map<String, String> colours = new HashMap<>();
  private int longest;

  Prefixes(Screen screen) {
    this.screen = screen;
  }

  /// Makes room for a key, and gives it a colour, before it has lines.
  void know(String key) {
    longest = Math.max(longest, Math.min(WIDEST, Width.of(key)));
    colour(key);
  }

  /// The prefix of a key's lines on one of the streams.
  String of(String key, Channel channel) {
    know(key);
    int padding = screen.terminal(channel) ? Math.max(0, longest - Width.of(key)) : 0;
    String text = "[" + key + "]";
    return (screen.coloured(channel) ? coloured(key, text) : text) + " ".repeat(padding + 1);
  }

  /// That, made anew only when the padding has changed.
  Cached cached(String key, Channel channel) {
    return new Cached(key, channel);
  }

  private String coloured(String key, String text) {
    return "\u001b[" + colour(key) + "m" + text + "\u001b[0m";
  }

  /// One after the other, so that neighbours differ.
  private String colour(String key) {
    boolean full = colours.size() >= MOST;
    int next = full ? Math.floorMod(key.hashCode(), COLOURS.length) : colours.size();
    String colour = COLOURS[next % COLOURS.length];
    return full ? colours.getOrDefault(key, colour) : colours.computeIfAbsent(key, _ -> colour);
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
