package dev.runner.cli;

import dev.runner.Loaded;
import dev.runner.Runner;
import dev.runner.graph.JobNode;
import dev.runner.mask.Mask;
import dev.runner.plan.Confirm;
import dev.runner.plan.Control;
import dev.runner.plan.Plan;
import dev.runner.plan.TargetSource;
import dev.runner.schedule.RunNames;
import dev.runner.schedule.TargetSequence;
import dev.runner.schedule.TargetSupply;
import dev.runner.schedule.UnreadableTargets;
import dev.runner.text.Printable;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/// Asks a person whether a run may begin, where its plan wants that: once, before anything starts.
final class Confirmation {
  private static final Set<String> YES = Set.of("y", "yes");

  private final Surroundings surroundings;
  private final SignalHandlers signals;
  private final Loaded loaded;
  private final Mask hidden;
  private final TargetSupply supply;
  private final Optional<ResumeOutline> resumed;

  /// @param supply of the targets that the run would have
  /// @param resumed says what is left to be done of a run that is gone on with
  Confirmation(
      Surroundings surroundings,
      SignalHandlers signals,
      Loaded loaded,
      TargetSupply supply,
      Optional<ResumeOutline> resumed) {
    this.surroundings = surroundings;
    this.signals = signals;
    this.loaded = loaded;
    this.hidden = Runner.mask(loaded.graph().plan(), surroundings.environment());
    this.supply = supply;
    this.resumed = resumed;
  }

  static void addTo(Syntax syntax) {
    syntax.flag("Don't ask, where the plan wants to be confirmed.", "-y", "--yes");
  }

  /// Whether the caller has answered already, or nobody is to be asked.
  static boolean needless(ParseResult given, Plan plan) {
    return given.hasMatchedOption("-y")
        || plan.control().confirm().isEmpty()
            && plan.jobs().stream().allMatch(it -> it.control().confirm().isEmpty());
  }

  /// @throws Abort when the run is not to begin
  void ask() throws InterruptedException {
    Map<JobNode, OptionalLong> counts = counts();
    if (!wanted(counts)) {
      return;
    }
    if (!surroundings.terminal().in() || !surroundings.terminal().err()) {
      throw new Abort(
          ExitCode.USAGE,
          "runner: the plan wants to be confirmed, and there is no terminal to ask at: --yes answers;"
              + " nothing was started");
    }
    show(counts);
    if (!YES.contains(answer().strip().toLowerCase(Locale.ROOT))) {
      throw new Abort(ExitCode.NONE_SUCCEEDED, "runner: declined; nothing was started");
    }
  }

  private Map<JobNode, OptionalLong> counts() throws InterruptedException {
    RunNames names = new RunNames(loaded.graph().plan(), "dry-run", surroundings.environment());
    Map<JobNode, OptionalLong> counts = new LinkedHashMap<>();
    for (JobNode job : loaded.graph().jobs()) {
      counts.put(job, count(job, names));
    }
    return counts;
  }

  /// Empty where it is not known yet: nothing is run or asked for it, and what waits for others may
  /// have other targets then.
  private OptionalLong count(JobNode job, RunNames names) throws InterruptedException {
    if (!known(job.job().targets().source())) {
      return OptionalLong.empty();
    }
    try (TargetSequence targets = supply.targets(job, names.plan())) {
      return OptionalLong.of(
          resumed.isPresent() ? resumed.get().left(job, targets) : targets.size());
    } catch (UnreadableTargets e) {
      if (!job.needs().isEmpty()) {
        return OptionalLong.empty();
      }
      throw new Abort(
          e.missing() ? ExitCode.UNREADABLE : ExitCode.INVALID,
          "runner: " + e.getMessage() + "; nothing was started");
    }
  }

  private static boolean known(TargetSource source) {
    return switch (source) {
      case TargetSource.CommandOutput _, TargetSource.Pages _ -> false;
      case TargetSource.From from -> !from.late();
      case TargetSource.RowFile file -> !file.file().toString().equals("-");
      default -> true;
    };
  }

  private boolean wanted(Map<JobNode, OptionalLong> counts) {
    boolean open = counts.values().stream().anyMatch(OptionalLong::isEmpty);
    long total = counts.values().stream().mapToLong(it -> it.orElse(0)).sum();
    OptionalLong all = open ? OptionalLong.empty() : OptionalLong.of(total);
    return wanted(loaded.graph().plan().control(), all)
        || counts.entrySet().stream()
            .anyMatch(it -> wanted(it.getKey().job().control(), it.getValue()));
  }

  private static boolean wanted(Control control, OptionalLong targets) {
    return control
        .confirm()
        .map(Confirm::above)
        .filter(it -> targets.isEmpty() || targets.getAsLong() > it)
        .isPresent();
  }

  private void show(Map<JobNode, OptionalLong> counts) {
    int widest = counts.keySet().stream().mapToInt(it -> it.id().length()).max().orElse(0);
    line(loaded.graph().plan().name() + (resumed.isPresent() ? " will go on:" : " will do:"));
    counts.forEach(
        (job, count) ->
            line("  " + job.id() + " ".repeat(widest - job.id().length()) + "  " + counted(count)));
    surroundings.err().print("Go on? [y/N] ");
    surroundings.err().flush();
  }

  private static String counted(OptionalLong count) {
    return count.isEmpty()
        ? "targets not known yet"
        : count.getAsLong() == 1 ? "1 target" : count.getAsLong() + " targets";
  }

  private void line(String text) {
    surroundings.err().println(Printable.line(hidden.in(text)));
  }

  /// One line. A signal ends it all: nothing was started.
  private String answer() {
    signals.heed((number, _) -> Runtime.getRuntime().halt(ExitCode.signal(number)));
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    StringBuilder line = new StringBuilder();
    try {
      for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
        line.append((char) c);
      }
    } catch (IOException e) {
      return "";
    }
    return line.toString();
  }
}
