package dev.runner.target;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// The port through which a command's output becomes targets.
public interface RowSource {

  /// Starts a command, in the plan's folder, and gives its standard output.
  ///
  /// The end of the stream is the success of the command: where that failed, was killed or could
  /// not be waited for, reading throws an [IOException] in place of the end, whose message says how
  /// it ended ("it ended with exit code 3: ..."). A read that is interrupted throws an
  /// [java.io.InterruptedIOException]. Closing the stream early ends the command. All is called by
  /// the thread that called [TargetReader#read].
  ///
  /// @throws IOException the command can't be started; the message says why
  InputStream open(List<String> argv) throws IOException, InterruptedException;
}
