package dev.runner.journal;

import dev.runner.event.Captured;
import dev.runner.event.CapturedSink;
import dev.runner.event.Channel;
import dev.runner.graph.Task;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Consumer;

/// Keeps what tasks print: little of it in the line of the task's end, more in a file of its own,
/// very much not in full. Of a task that is tried again the last attempt's is kept.
final class Outputs implements CapturedSink {
  /// So many bytes stand in the line.
  static final int INLINE = 4096;

  /// Of more than this, the beginning and the end are kept.
  private static final long MOST = 16 << 20;

  static final int BEGINNING = 1 << 20;
  private static final int END = (int) MOST - BEGINNING;
  private static final int IN_A_FOLDER = 1000;

  private final Path folder;
  private final String session;
  private final Consumer<IOException> failed;

  /// @param folder of the run
  /// @param session where the files of this session stand, below it
  /// @param failed told when a file can't be written; on any thread
  Outputs(Path folder, String session, Consumer<IOException> failed) {
    this.folder = folder;
    this.session = session;
    this.failed = failed;
  }

  /// Where a stream of a task is kept, below the folder of the run.
  private String name(Task task, Channel channel) {
    int target = task.target().index();
    return session
        + "/"
        + task.job().id()
        + "/"
        + target / IN_A_FOLDER
        + "/"
        + target
        + "."
        + task.step().index()
        + (channel == Channel.STDOUT ? ".out" : ".err");
  }

  @Override
  public boolean wants(Captured stdout, Captured stderr) {
    return stdout.size() > INLINE || stderr.size() > INLINE;
  }

  @Override
  public void accept(Task task, int attempt, Captured stdout, Captured stderr) {
    try {
      keep(task, Channel.STDOUT, stdout);
      keep(task, Channel.STDERR, stderr);
    } catch (IOException e) {
      failed.accept(e);
    }
  }

  private void keep(Task task, Channel channel, Captured captured) throws IOException {
    if (captured.size() > INLINE) {
      Path file = folder.resolve(name(task, channel));
      RunFolder.makeAbove(file);
      try (OutputStream out = Mine.write(file)) {
        if (captured.size() <= MOST) {
          copy(captured, out);
        } else {
          out.write(captured.head(BEGINNING));
          out.write(captured.tail(END));
        }
      }
    }
  }

  private static void copy(Captured captured, OutputStream out) throws IOException {
    try (InputStream in = captured.open()) {
      in.transferTo(out);
    }
  }

  /// Writes where a stream is kept, or all of it; nothing of an empty one.
  void put(Channel channel, Task task, Captured captured, JsonText json) {
    if (captured.size() == 0) {
      return;
    }
    json.name(channel.name().toLowerCase(Locale.ROOT)).open('{').field("size", captured.size());
    if (captured instanceof KeptOutput.Large(Path file, long _)) {
      json.field("file", folder.relativize(file).toString());
    } else if (captured.size() > INLINE) {
      json.field("file", name(task, channel));
    } else {
      text(captured.head(INLINE), json);
    }
    json.close('}');
  }

  private static void text(byte[] bytes, JsonText json) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\ufffd') < 0) {
      json.field("text", text);
    } else {
      json.field("base64", Base64.getEncoder().encodeToString(bytes));
    }
  }
}
