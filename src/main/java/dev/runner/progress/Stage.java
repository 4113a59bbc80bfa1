package dev.runner.progress;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.runner.event.Channel;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/// Both streams, in the order in which they are printed to, with the rows of progress below
/// whatever is on the terminal.
final class Stage {
  private static final byte[] BREAK = {'\n'};

  private final Outlet stdout;
  private final Outlet stderr;
  private final Block block = new Block();
  private final Runnable closed;
  private Outlet current;
  private List<String> progress = List.of();
  private boolean lost;
  private volatile boolean incomplete;
  private volatile boolean muted;

  /// @param closed told once, when the reader of one of the streams is gone, or stdout takes no
  ///   more; what stderr does not take is no reason to end a run
  Stage(Screen screen, boolean stdoutReserved, Patience patience, Runnable closed) {
    this.closed = closed;
    stderr = outlet(screen, Channel.STDERR, patience);
    stdout = stdoutReserved ? stderr : outlet(screen, Channel.STDOUT, patience);
    current = stderr;
  }

  private Outlet outlet(Screen screen, Channel channel, Patience patience) {
    return new Outlet(
        screen.stream(channel),
        screen.terminal(channel),
        screen.coloured(channel),
        patience,
        problem -> broken(channel, problem));
  }

  /// A line of ours.
  void line(String text) {
    Outlet outlet = turnTo(stderr);
    outlet.write(text.getBytes(UTF_8));
    outlet.write(BREAK);
  }

  /// A line of a child behind a prefix: harmless on a terminal, elsewhere just as it came, but for
  /// the break that a line with a prefix must have.
  void line(Channel channel, byte[] prefix, byte[] bytes, int from, int to) {
    if (muted) {
      return;
    }
    Outlet outlet = turnTo(outlet(channel));
    outlet.write(prefix);
    if (outlet.terminal()) {
      outlet.write(Harmless.line(bytes, from, to, outlet.coloured()));
      outlet.write(BREAK);
    } else {
      outlet.write(bytes, from, to);
      if (prefix.length > 0 && bytes[to - 1] != '\n') {
        outlet.write(BREAK);
      }
    }
  }

  /// What the rows of progress shall be from now on; empty for none.
  void progress(List<String> rows) {
    if (!rows.equals(progress)) {
      progress = rows;
      if (rows.isEmpty()) {
        takeAway();
      } else {
        draw();
      }
    }
  }

  /// Brings everything to the streams, the rows of progress back included.
  void settle() {
    if (block.empty() && !progress.isEmpty()) {
      draw();
    }
    current.flush();
  }

  /// Shows no more of the children. May be called on any thread.
  void mute() {
    muted = true;
  }

  /// Writes nothing more. May be called on any thread.
  void abandon() {
    stdout.abandon();
    stderr.abandon();
  }

  private Outlet outlet(Channel channel) {
    return channel == Channel.STDOUT ? stdout : stderr;
  }

  private Outlet turnTo(Outlet next) {
    if (next.terminal()) {
      takeAway();
    }
    return switchTo(next);
  }

  private Outlet switchTo(Outlet next) {
    if (!Objects.equals(next, current)) {
      current.flush();
      current = next;
    }
    return next;
  }

  private void draw() {
    switchTo(stderr).write(block.draw(progress).getBytes(UTF_8));
  }

  private void takeAway() {
    if (!block.empty()) {
      switchTo(stderr).write(block.clear().getBytes(UTF_8));
    }
  }

  /// Something that was to be shown can't be.
  ///
  /// @param message said once
  void incomplete(String message) {
    if (!incomplete) {
      incomplete = true;
      line(message);
    }
  }

  boolean incomplete() {
    return incomplete;
  }

  /// Whether nobody reads any more what is printed.
  boolean lost() {
    return lost;
  }

  private void broken(Channel channel, IOException problem) {
    boolean gone = "Broken pipe".equals(problem.getMessage());
    if (!gone) {
      complain(channel, problem);
    }
    if (!lost && (gone || channel == Channel.STDOUT)) {
      lost = true;
      closed.run();
    }
  }

  private void complain(Channel channel, IOException problem) {
    Outlet other = turnTo(channel == Channel.STDOUT ? stderr : stdout);
    String name = channel == Channel.STDOUT ? "stdout" : "stderr";
    String text = "error: cannot write to " + name + ": " + problem.getMessage() + "\n";
    other.write(text.getBytes(UTF_8));
    other.flush();
  }
}
