package dev.runner.driver.process;

import dev.runner.driver.Capture;
import dev.runner.event.Channel;
import dev.runner.mask.Mask;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The portable spawner: the JDK's [ProcessBuilder], with `setsid` in front where there is one.
///
/// A child has ended only when nobody holds its pipes any more, so that one who leaves a daemon
/// behind is waited for until that ends.
final class BuilderSpawner implements Spawner {
  private static final File NOTHING = new File("/dev/null");
  private static final Pattern ERRNO = Pattern.compile("error[=:] ?(\\d+)");

  private final Path scratch;
  private final Mask mask;
  private final List<String> prefix;
  private final Programs programs = new Programs();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /// @param scratch a folder for large outputs
  /// @param mask of what children print
  BuilderSpawner(Path scratch, Mask mask) {
    this.scratch = scratch;
    this.mask = mask;
    File setsid = new File("/usr/bin/setsid");
    this.prefix = setsid.canExecute() ? List.of(setsid.getPath()) : List.of();
  }

  @Override
  public Child spawn(CommandLine command, BiConsumer<Channel, byte[]> show, Runnable ended)
      throws IOException {
    String program = programs.find(command);
    // `setsid` would start, and then say in its own way what is wrong.
    Programs.check(command, program);
    List<String> argv = new ArrayList<>(prefix);
    argv.add(program);
    argv.addAll(command.argv().subList(1, command.argv().size()));
    ProcessBuilder builder = new ProcessBuilder(argv).directory(command.folder().toFile());
    builder.redirectErrorStream(command.merged());
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    Mark mark = Mark.next();
    mark.putInto(builder.environment());
    if (command.stdin().isEmpty()) {
      builder.redirectInput(NOTHING);
    }
    Process process = started(builder, mark);
    command.stdin().ifPresent(bytes -> threads.execute(() -> feed(process, bytes)));
    Supplier<Capture> captures = () -> new Capture(scratch, command.recent());
    BuilderChild child = new BuilderChild(process, mark, mask, captures, threads, show);
    child.whenEnded(ended);
    return child;
  }

  /// The JDK may fail after the child has come to be: then nothing of it stays.
  private static Process started(ProcessBuilder builder, Mark mark) throws IOException {
    try {
      return builder.start();
    } catch (IOException e) {
      Census.taken(Optional.empty()).with(mark).forEach(it -> it.tell(Signal.KILL));
      Matcher errno = ERRNO.matcher(String.valueOf(e.getMessage()));
      throw errno.find() ? Errno.exception(Integer.parseInt(errno.group(1))) : e;
    }
  }

  private static void feed(Process process, byte[] bytes) {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(bytes);
    } catch (IOException e) {
      // The child has not read all that was there for it, as `head` does not: its own affair.
    }
  }

  @Override
  public void whenRoom(Runnable again) {
    CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS, threads).execute(again);
  }

  @Override
  public void close() {
    threads.close();
  }
}
