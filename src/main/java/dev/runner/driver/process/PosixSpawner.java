package dev.runner.driver.process;

import dev.runner.event.Channel;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/// Linux's spawner: `posix_spawn(3)`, which starts a child without copying this process and makes
/// it the leader of a session, without a helper program in between.
final class PosixSpawner implements Spawner {
  private final Path scratch;
  private final EventLoop loop;
  private final Programs programs = new Programs();
  private final NativeStrings strings = new NativeStrings();

  /// @param scratch a folder for large outputs
  PosixSpawner(Path scratch) throws IOException {
    this.scratch = scratch;
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
    }
  }

  @Override
  public Child spawn(CommandLine command, BiConsumer<Channel, byte[]> show) throws IOException {
    String program = programs.find(command);
    int stdin = command.stdin().isPresent() ? Kernel.file(command.stdin().get()) : -1;
    try (Pipes pipes = Pipes.open(stdin)) {
      Mark mark = Mark.next();
      int pid = spawn(program, command, mark, pipes);
      if (pid == -Errno.ENOENT) {
        pid = spawn(programs.findAgain(command), command, mark, pipes);
      }
      if (pid < 0) {
        Programs.check(command, program);
        throw new IOException("`" + command.argv().getFirst() + "`: " + Errno.text(-pid));
      }
      return looked(pid, mark, pipes, show);
    }
  }

  /// The child's id; below zero it is the error number of a child that did not come to be.
  private int spawn(String program, CommandLine command, Mark mark, Pipes pipes)
      throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pid = arena.allocate(4, 4);
      long actions = Functions.actions(arena, command.folder(), pipes);
      int error =
          Libc.call(
              Functions.SPAWN,
              pid.address(),
              strings.of(program, arena),
              actions,
              Functions.ATTRIBUTES.address(),
              strings.argv(command, arena),
              strings.environment(command, mark, arena));
      Functions.destroy(actions);
      return error == 0 ? pid.get(ValueLayout.JAVA_INT, 0) : -error;
    }
  }

  private Child looked(long pid, Mark mark, Pipes pipes, BiConsumer<Channel, byte[]> show)
      throws IOException {
    PosixChild.Captures captures =
        new PosixChild.Captures(new Capture(scratch), new Capture(scratch));
    try {
      PosixChild child =
          new PosixChild(
              pid,
              mark,
              Kernel.processDescriptor(pid),
              captures,
              new PipeEnd(
                  pipes.out().read(), captures.stdout(), it -> show.accept(Channel.STDOUT, it)),
              new PipeEnd(
                  pipes.err().read(), captures.stderr(), it -> show.accept(Channel.STDERR, it)));
      pipes.keepReading();
      loop.add(child);
      return child;
    } catch (IOException e) {
      Kernel.kill(pid, Signal.KILL);
      Kernel.reap(pid);
      throw e;
    }
  }

  @Override
  public void close() {
    loop.close();
  }
}
