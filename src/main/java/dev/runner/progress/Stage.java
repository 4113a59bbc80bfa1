package dev.runner.progress;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.runner.event.Channel;
import dev.runner.text.Width;
import java.io.IOException;
import java.util.Objects;
import java.util.function.IntSupplier;

/// Both streams, in the order in which they are printed to, with the progress line below whatever
/// is on the terminal.
final class Stage {
  private static final byte[] BREAK = {'\n'};

  private final Outlet stdout;
  private final Outlet stderr;
  private final IntSupplier columns;
  private final Runnable closed;
  private Outlet current;
  private String progress = "";
  private int drawn;
  private boolean lost;
  private volatile boolean incomplete;
  private volatile boolean muted;

  /// @param closed told once, when the reader of one of the streams is gone, or stdout takes no
  ///   more; what stderr does not take is no reason to end a run
  Stage(Screen screen, boolean stdoutReserved, Patience patience, Runnable closed) {
    this.columns = screen.columns();
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

  /// What the progress line shall be from now on; empty for none.
  void progress(String text) {
    if (!text.equals(progress)) {
      progress = text;
      if (text.isEmpty()) {
        takeAway();
      } else {
        draw();
      }
    }
  }

  /// Brings everything to the streams, the progress line back included.
  void settle() {
    if (drawn == 0 && !progress.isEmpty()) {
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
    switchTo(stderr).write((home() + progress + "\u001b[K").getBytes(UTF_8));
    drawn = Width.of(progress);
  }

  private void takeAway() {
    if (drawn > 0) {
      switchTo(stderr).write((home() + "\u001b[J").getBytes(UTF_8));
      drawn = 0;
    }
  }

  /// To where the progress line begins: it takes several rows once the terminal has become narrower
  /// than it is.
  private String home() {
    int rows = drawn == 0 ? 0 : (drawn - 1) / Math.max(1, columns.getAsInt());
    return rows == 0 ? "\r" : "\r\u001b[" + rows + "A\u001b[J";
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
