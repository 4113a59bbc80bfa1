package dev.runner.driver.process;

import dev.runner.plan.OwnProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A picture of all processes at one time, as `proc(5)` tells of them; where there is none, as the
/// JDK does. Zombies are left out: they do nothing any more.
final class Census {
  private static final Path PROCESSES = Path.of("/proc");

  private static final long SELF = OwnProcess.ID;

  /// When this process was started; nothing older came of it.
  private static final long BORN = read(SELF, Optional.empty()).map(Entry::started).orElse(0L);

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Long, List<Entry>> children = new HashMap<>();

  /// A process.
  ///
  /// @param group its process group; 0 where that isn't known
  /// @param session its session; 0 where that isn't known
  /// @param started when it was started, to tell it from a later one of the same id
  /// @param mark what it carries in its environment; empty for one that carries none, or is someone
  ///   else's
  record Entry(
      long pid, long parent, long group, long session, long started, Optional<String> mark) {

    boolean carries(Mark wanted) {
      return mark.isPresent() && mark.get().equals(wanted.value());
    }

    /// The same process, whatever has changed of it.
    @Override
    public boolean equals(Object other) {
      return other instanceof Entry that && pid == that.pid && started == that.started;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(pid);
    }

    /// Whether it still runs.
    boolean runs() {
      return Files.exists(PROCESSES)
          ? alive(pid).filter(it -> birth(it) == started).isPresent()
          : ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /// Sends it a signal, if it is still there and may be told.
    void tell(Signal signal) {
      Optional<ProcessHandle> handle = ProcessHandle.of(pid).filter(_ -> runs());
      if (handle.isPresent()) {
        boolean _ = signal == Signal.KILL ? handle.get().destroyForcibly() : handle.get().destroy();
      }
    }
  }

  /// Of now.
  ///
  /// @param before what was seen earlier, in whose place nothing needs to be read again
  static Census taken(Optional<Census> before) {
    Census census = new Census();
    Map<Long, Entry> known = new HashMap<>();
    before.ifPresent(it -> it.entries.forEach(entry -> known.put(entry.pid(), entry)));
    try (DirectoryStream<Path> all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : all) {
        long pid = Long.parseLong(process.getFileName().toString());
        read(pid, Optional.ofNullable(known.get(pid))).ifPresent(census::add);
      }
    } catch (IOException e) {
      ProcessHandle.allProcesses().forEach(it -> census.add(entry(it)));
    }
    return census;
  }

  private void add(Entry entry) {
    entries.add(entry);
    children.computeIfAbsent(entry.parent(), _ -> new ArrayList<>()).add(entry);
  }

  /// All that came of a child, itself among them: of its session, of its group, with its mark, and
  /// what is below those.
  Set<Entry> of(Child child) {
    Set<Entry> found = new HashSet<>();
    Deque<Entry> look = new ArrayDeque<>();
    for (Entry entry : entries) {
      if (entry.pid() == child.pid()
          || entry.session() == child.pid()
          || entry.group() == child.pid()
          || entry.carries(child.mark())) {
        look.add(entry);
      }
    }
    while (!look.isEmpty()) {
      Entry entry = look.remove();
      if (found.add(entry)) {
        look.addAll(children.getOrDefault(entry.pid(), List.of()));
      }
    }
    return found;
  }

  /// Those that carry a mark.
  List<Entry> with(Mark mark) {
    return entries.stream().filter(it -> it.carries(mark)).toList();
  }

  /// Those that have lost their parents, left their sessions and dropped their marks, so that
  /// nobody can tell of which child they came: children of this process that it has not started.
  Set<Entry> strays() {
    Set<Entry> found = new HashSet<>();
    long session = 0;
    for (Entry entry : entries) {
      session = entry.pid() == SELF ? entry.session() : session;
    }
    Leaders.settle();
    for (Entry entry : children.getOrDefault(SELF, List.of())) {
      if (entry.session() != session
          && entry.mark().isEmpty()
          && !Leaders.has(entry.pid())
          && !Leaders.has(entry.session())) {
        found.add(entry);
      }
    }
    return found;
  }

  /// Whether a process, which may have ended, is in another session than this one.
  static boolean elsewhere(long pid) {
    return session(pid) != session(SELF);
  }

  /// The session of a process, which may have ended; 0 when it is gone.
  static long session(long pid) {
    try {
      return Long.parseLong(fields(folder(pid))[3]);
    } catch (IOException e) {
      return 0;
    }
  }

  /// What `stat` tells behind the name, which may hold anything: state, parent, group, session, and
  /// as the 20th the time of its start.
  private static String[] fields(Path process) throws IOException {
    byte[] bytes = Files.readAllBytes(process.resolve("stat"));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.substring(text.lastIndexOf(')') + 2).split(" ", 21);
  }

  private static Entry entry(ProcessHandle process) {
    long parent = process.parent().map(ProcessHandle::pid).orElse(0L);
    long started = process.info().startInstant().map(it -> it.toEpochMilli()).orElse(0L);
    return new Entry(process.pid(), parent, 0, 0, started, Optional.empty());
  }

  /// What `stat` tells of a process that is no zombie.
  private static Optional<String[]> alive(long pid) {
    try {
      String[] fields = fields(folder(pid));
      return fields[0].equals("Z") || fields[0].equals("X")
          ? Optional.empty()
          : Optional.of(fields);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static long birth(String[] fields) {
    return Long.parseLong(fields[19]);
  }

  private static Path folder(long pid) {
    return PROCESSES.resolve(String.valueOf(pid));
  }

  private static Optional<Entry> read(long pid, Optional<Entry> before) {
    return alive(pid)
        .map(
            fields ->
                new Entry(
                    pid,
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[3]),
                    birth(fields),
                    mark(pid, birth(fields), before)));
  }

  private static Optional<String> mark(long pid, long started, Optional<Entry> before) {
    boolean marked =
        before.isPresent() && before.get().started() == started && before.get().mark().isPresent();
    return marked ? before.get().mark() : started < BORN ? Optional.empty() : Mark.of(folder(pid));
  }
}
