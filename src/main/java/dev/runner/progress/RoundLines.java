package dev.runner.progress;

import dev.runner.event.Event;
import dev.runner.event.Totals;
import dev.runner.graph.JobNode;
import dev.runner.graph.Target;
import dev.runner.text.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What is said of what begins anew as files change.
///
/// @param folder of the plan
/// @param terminal whether somebody can press Ctrl-C
record RoundLines(Labels labels, Path folder, boolean terminal) {
  private static final int SHOWN = 4;

  String changed(Event.FilesChanged event) {
    List<String> whose = whose(event);
    String files = Printable.line(event.changes().text(folder)) + " changed, running again";
    return whose.isEmpty() ? files : files + ": " + listed(whose);
  }

  /// What begins anew; nothing where that is the whole plan.
  private List<String> whose(Event.FilesChanged event) {
    boolean all = event.targets().isEmpty() && !labels.severalJobs();
    return all
        ? List.of()
        : Stream.concat(
                event.jobs().stream().map(Again::of), event.targets().stream().map(this::again))
            .sorted(Comparator.comparingInt(Again::job))
            .map(Again::label)
            .toList();
  }

  private Again again(Target target) {
    String label = labels.target(target.job(), Printable.line(target.key()));
    return new Again(target.job().index(), label);
  }

  /// A job, or a target of one.
  private record Again(int job, String label) {
    static Again of(JobNode job) {
      return new Again(job.index(), job.id());
    }
  }

  private static String listed(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
  }

  String resting(Event.Resting event) {
    return amounts(event.totals())
        + " in "
        + Spelled.words(event.duration())
        + "; watching files"
        + (terminal ? ", Ctrl-C stops" : "");
  }

  private static String amounts(Totals totals) {
    List<String> amounts = new ArrayList<>();
    add(totals.succeeded(), "succeeded", amounts);
    add(totals.failed(), "failed", amounts);
    add(totals.skipped(), "skipped", amounts);
    add(totals.cancelled(), "cancelled", amounts);
    return amounts.isEmpty() ? "nothing to do" : String.join(", ", amounts);
  }

  private static void add(long number, String what, List<String> to) {
    if (number > 0) {
      to.add(number + " " + what);
    }
  }
}
