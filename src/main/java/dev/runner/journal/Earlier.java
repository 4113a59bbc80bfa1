package dev.runner.journal;

import dev.runner.event.Totals;
import dev.runner.pace.RunTiming;
import dev.runner.pace.Usual;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds what earlier runs of a plan took: in the last lines of their journals, whatever their
/// length. Those that can't be read, are damaged, or tell nothing are none. Used by one thread.
public final class Earlier {
  /// So many runs are looked at, the latest.
  private static final int LOOKED_AT = 30;

  /// So many that went well are gone by.
  private static final int MOST = 10;

  /// One of so many targets may have failed.
  private static final int FAILED = 10;

  /// Of runs by their folders, so that a list of runs costs one look at each.
  private final Map<Path, Optional<Timed>> known = new HashMap<>();

  /// @param wentWell whether nearly all succeeded: what fails may take any time
  private record Timed(RunTiming timing, boolean wentWell) {}

  /// What was usual before a run.
  public Usual before(RunFolder run) {
    List<RunTiming> timings = new ArrayList<>();
    for (RunFolder one : latest(run)) {
      if (timings.size() < MOST) {
        timed(one).filter(Timed::wentWell).map(Timed::timing).ifPresent(timings::add);
      }
    }
    return new Usual(timings);
  }

  private static List<RunFolder> latest(RunFolder before) {
    Path runs = before.path().getParent();
    String[] names = runs == null ? null : runs.toFile().list();
    return names == null
        ? List.of()
        : Arrays.stream(names)
            .filter(it -> RunName.is(it) && !it.equals(before.id()))
            .filter(it -> !RunName.later(it, before.id()))
            .sorted(Comparator.reverseOrder())
            .limit(LOOKED_AT)
            .map(it -> new RunFolder(before.path().resolveSibling(it), it))
            .toList();
  }

  /// How long a run usually takes that is like this one; empty where that is not known.
  public Optional<Duration> usually(RunFolder run) {
    return timed(run).flatMap(it -> before(run).duration(it.timing()));
  }

  /// How long it usually takes where this one took clearly longer; else empty.
  public Optional<Duration> exceeded(RunFolder run) {
    return timed(run)
        .map(Timed::timing)
        .filter(it -> it.duration().compareTo(Usual.LEAST) >= 0)
        .flatMap(it -> before(run).exceeded(it));
  }

  private Optional<Timed> timed(RunFolder run) {
    return known.computeIfAbsent(run.path(), _ -> read(run));
  }

  private static Optional<Timed> read(RunFolder run) {
    Last last = new Last();
    try {
      Ends.last(run.journal(), last);
      return last.timed;
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// What is looked for at the end: of the last session, unless that goes on.
  private static final class Last implements JournalReader.Sink {
    private Optional<Timed> timed = Optional.empty();

    @Override
    public void line(JournalReader.Line line) throws IOException {
      if (line.is("run_started")) {
        timed = Optional.empty();
      } else if (line.is("run_ended")) {
        timed = timed(JsonFields.of(line));
      }
    }

    private static Optional<Timed> timed(JsonFields end) throws FormatException {
      if (!end.has(TimingLines.FIELD)) {
        return Optional.empty();
      }
      Totals totals = EventReader.totals(end, "totals");
      long failed = totals.failed() + totals.cancelled();
      return Optional.of(new Timed(TimingLines.of(end), failed * FAILED <= totals.targets()));
    }
  }
}
