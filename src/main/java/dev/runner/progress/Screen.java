package dev.runner.progress;

import dev.runner.event.Channel;
import java.io.OutputStream;

/// Where a run is shown.
///
/// @param stdout unbuffered, and throwing when its reader is gone: a `FileOutputStream`, not a
///   `PrintStream`
/// @param stderr likewise
/// @param outTerminal whether `stdout` is a terminal
/// @param errTerminal whether `stderr` is a terminal that can redraw a line
/// @param view the window of the terminal
/// @param colour whether colours are wanted, on those streams that are terminals, or on both where
///   none is
public record Screen(
    OutputStream stdout,
    OutputStream stderr,
    boolean outTerminal,
    boolean errTerminal,
    View view,
    boolean colour) {

  OutputStream stream(Channel channel) {
    return channel == Channel.STDOUT ? stdout : stderr;
  }

  boolean terminal(Channel channel) {
    return channel == Channel.STDOUT ? outTerminal : errTerminal;
  }

  boolean coloured(Channel channel) {
    return colour && (terminal(channel) || (!outTerminal && !errTerminal));
  }
}
