package dev.runner.cli;

import dev.runner.plan.Overlap;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// What the caller wants to happen when another run of the plan is under way.
final class OverlapArguments {
  private OverlapArguments() {}

  static void addTo(Syntax syntax) {
    syntax.choice(
        Overlap.Policy.class,
        "POLICY",
        "When another run of the plan is under way: skip, wait, fail, allow.",
        "--overlap");
    syntax.value(
        Duration.class,
        Words::duration,
        "TIME",
        "Wait for another run of the plan, at most so long: 30s, 5m.",
        "--wait");
  }

  /// In place of what the plan says, where anything is said.
  static Overlap of(ParseResult given, Overlap planned) {
    Optional<Duration> time = Optional.ofNullable(given.matchedOptionValue("--wait", null));
    Optional<Overlap.Policy> policy =
        Optional.ofNullable(given.matchedOptionValue("--overlap", null));
    if (time.isPresent() && policy.filter(it -> it != Overlap.Policy.WAIT).isPresent()) {
      throw new Abort(
          ExitCode.USAGE, "runner: --wait goes with no other policy than --overlap wait");
    }
    return time.isPresent()
        ? new Overlap(Overlap.Policy.WAIT, time)
        : policy.filter(it -> it != planned.policy()).map(Overlap::of).orElse(planned);
  }
}
