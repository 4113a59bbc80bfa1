package dev.runner.driver.process;

import dev.runner.driver.Capture;
import dev.runner.event.Channel;
import dev.runner.mask.Mask;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/// Linux's spawner: `posix_spawn(3)`, which starts a child without copying this process and makes
/// it the leader of a session, without a helper program in between.
final class PosixSpawner implements Spawner {
  private static volatile boolean linked;

  private final Path scratch;
  private final Mask mask;
  private final EventLoop loop;
  private final Programs programs = new Programs();
  private final NativeStrings strings = new NativeStrings();

  /// @param scratch a folder for large outputs
  /// @param mask of what children print
  PosixSpawner(Path scratch, Mask mask) throws IOException {
    this.scratch = scratch;
    this.mask = mask;
    this.loop = new EventLoop();
  }

  /// Whether this system has what it takes.
  static boolean possible() {
    return System.getProperty("os.name").equals("Linux") && Functions.present();
  }

  /// Links what is needed, which takes a while the first time.
  static void link() {
    if (possible()) {
      Functions.load();
      linked = true;
    }
  }

  /// Whether that has been done.
  static boolean linked() {
    return linked;
  }

  @Override
  public Child spawn(CommandLine command, BiConsumer<Channel, byte[]> show, Runnable ended)
      throws IOException {
    String program = programs.find(command);
    loop.ready();
    int stdin = command.stdin().isPresent() ? Kernel.file(command.stdin().get()) : -1;
    try (Pipes pipes = Pipes.open(stdin, command.merged())) {
      Mark mark = Mark.next();
      int pid = spawn(program, command, mark, pipes);
      if (pid == -Errno.ENOENT) {
        pid = spawn(programs.findAgain(command), command, mark, pipes);
      }
      if (pid < 0) {
        throw refused(command, program, -pid);
      }
      PosixChild.Captures captures =
          new PosixChild.Captures(
              new Capture(scratch, command.recent()), new Capture(scratch, command.recent()));
      return looked(pid, mark, pipes, captures, show, ended);
    }
  }

  private static IOException refused(CommandLine command, String program, int error)
      throws IOException {
    IOException why = Errno.exception(error);
    if (why instanceof ShortageException) {
      return why;
    }
    Programs.check(command, program);
    return new IOException("`" + command.argv().getFirst() + "`: " + why.getMessage());
  }

  /// The child's id; below zero it is the error number of a child that did not come to be.
  private int spawn(String program, CommandLine command, Mark mark, Pipes pipes)
      throws IOException {
    try (Arena arena = Arena.ofConfined();
        FileActions actions = new FileActions(arena)) {
      actions.folder(command.folder().toString());
      pipes.addTo(actions);
      long path = strings.of(program, arena);
      long argv = strings.list(command.argv(), arena);
      long environment = strings.environment(command, mark, arena);
      int line = Leaders.announce(pipes.identity());
      Leaders.STARTING.readLock().lock();
      try {
        int pid = Functions.spawn(arena, path, actions, argv, environment);
        if (pid > 0) {
          Leaders.add(line, pid);
          Descriptors.restore(pid);
        } else {
          Leaders.withdraw(line);
        }
        return pid;
      } finally {
        Leaders.STARTING.readLock().unlock();
      }
    }
  }

  private Child looked(
      long pid,
      Mark mark,
      Pipes pipes,
      PosixChild.Captures captures,
      BiConsumer<Channel, byte[]> show,
      Runnable ended)
      throws IOException {
    try {
      PosixChild child =
          new PosixChild(
              pid,
              mark,
              Kernel.processDescriptor(pid),
              captures,
              new PipeEnd(
                  pipes.out().read(),
                  mask.stream(),
                  captures.stdout(),
                  it -> show.accept(Channel.STDOUT, it)),
              new PipeEnd(
                  pipes.err().read(),
                  mask.stream(),
                  captures.stderr(),
                  it -> show.accept(Channel.STDERR, it)),
              ended);
      pipes.keepReading();
      loop.add(child);
      return child;
    } catch (IOException e) {
      Kernel.kill(pid, Signal.KILL);
      Kernel.reap(pid);
      Leaders.remove(pid);
      // No shortage that could be waited out: it has begun, and is not to begin again.
      throw new IOException("it could not be looked after, and was ended: " + e.getMessage(), e);
    }
  }

  @Override
  public void whenRoom(Runnable again) {
    loop.whenRoom(again);
  }

  @Override
  public void close() {
    loop.close();
  }
}
