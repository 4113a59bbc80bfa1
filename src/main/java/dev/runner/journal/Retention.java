package dev.runner.journal;

import dev.runner.plan.Retain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Deletes those runs of a plan that are not to be kept. Where there are none it costs no more than
/// to list a folder; journals are only looked at of runs that are no longer among the latest.
public final class Retention {
  private final Path runs;
  private final Retain retain;
  private final Instant now;

  private Retention(Path runs, Retain retain, Instant now) {
    this.runs = runs;
    this.retain = retain;
    this.now = now;
  }

  /// Deletes what a run has made superfluous; what can't be deleted stays for the next time. The
  /// run itself stays, and so do those that are under way, and folders that are none of runs.
  public static void after(RunFolder run, Retain retain, Instant now) {
    Path runs = run.path().getParent();
    if (runs != null) {
      new Retention(runs, retain, now).apply(run.id());
    }
  }

  private void apply(String own) {
    for (String id : old(own)) {
      try {
        RunFolder run = new RunFolder(runs.resolve(id), id);
        if (Files.isDirectory(run.path(), LinkOption.NOFOLLOW_LINKS) && !run.underWay()) {
          run.delete();
        }
      } catch (IOException e) {
        // It is tried again after the next run.
      }
    }
  }

  /// Those that may go.
  private List<String> old(String own) {
    String[] names = runs.toFile().list();
    return names == null ? List.of() : failedKept(beyond(retain.latest(), names, own));
  }

  /// The names, the latest first, of those runs that are beyond a bound.
  private List<String> beyond(Retain.Bound bound, String[] names, String own) {
    String oldest = oldest(bound);
    Arrays.sort(names);
    List<String> beyond = new ArrayList<>();
    int kept = 0;
    for (int i = names.length - 1; i >= 0; i--) {
      String name = names[i];
      if (RunName.is(name)) {
        kept++;
        if ((kept > bound.runs() || name.compareTo(oldest) < 0) && !name.equals(own)) {
          beyond.add(name);
        }
      }
    }
    return beyond;
  }

  /// Without those that are kept because they failed.
  private List<String> failedKept(List<String> names) {
    List<String> gone = new ArrayList<>();
    String oldest = names.isEmpty() ? "" : oldest(retain.failed());
    int kept = 0;
    for (String name : names) {
      boolean late = kept >= retain.failed().runs() || name.compareTo(oldest) < 0;
      if (late || !failed(name)) {
        gone.add(name);
      } else {
        kept++;
      }
    }
    return gone;
  }

  private String oldest(Retain.Bound bound) {
    return RunName.of(now.minus(bound.age()));
  }

  /// Also where nothing can be told of it.
  private boolean failed(String name) {
    return !Ending.of(new RunFolder(runs.resolve(name), name).journal()).succeeded();
  }
}
