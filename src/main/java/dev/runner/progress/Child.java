package dev.runner.progress;

import dev.runner.event.Channel;

/// What one task prints, on its way to the screen line by line.
final class Child {
  private static final byte[] BARE = {};
  private static final byte[] BREAK = {'\n'};

  private final Lines stdout;
  private final Lines stderr;

  private Child(Lines stdout, Lines stderr) {
    this.stdout = stdout;
    this.stderr = stderr;
  }

  /// Lines as they are.
  static Child bare(Stage stage) {
    return new Child(bare(stage, Channel.STDOUT), bare(stage, Channel.STDERR));
  }

  /// Lines as they are, and a break behind each, as something else stands below.
  static Child whole(Stage stage) {
    return new Child(whole(stage, Channel.STDOUT), whole(stage, Channel.STDERR));
  }

  /// Lines behind `[key] `.
  static Child prefixed(Stage stage, Prefixes prefixes, String key) {
    return new Child(
        prefixed(stage, Channel.STDOUT, prefixes.cached(key, Channel.STDOUT)),
        prefixed(stage, Channel.STDERR, prefixes.cached(key, Channel.STDERR)));
  }

  void add(Channel channel, byte[] bytes) {
    (channel == Channel.STDOUT ? stdout : stderr).add(bytes);
  }

  /// Shows lines that were not ended.
  void end() {
    stdout.end();
    stderr.end();
  }

  private static Lines bare(Stage stage, Channel channel) {
    return new Lines((bytes, from, to) -> stage.line(channel, BARE, bytes, from, to));
  }

  private static Lines whole(Stage stage, Channel channel) {
    return new Lines(
        (bytes, from, to) -> {
          stage.line(channel, BARE, bytes, from, to);
          if (bytes[to - 1] != '\n') {
            stage.line(channel, BARE, BREAK, 0, 1);
          }
        });
  }

  private static Lines prefixed(Stage stage, Channel channel, Prefixes.Cached prefix) {
    return new Lines((bytes, from, to) -> stage.line(channel, prefix.bytes(), bytes, from, to));
  }
}
