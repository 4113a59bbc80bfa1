package dev.runner.system;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/// A run that watches files, and what it has said so far.
final class Rerun implements AutoCloseable {
  /// Far longer than changes are gathered, and than it takes to begin anew.
  private static final Duration STILL = Duration.ofMillis(1500);

  private static final String AGAIN = " changed, running again";
  private static final String RESTS = "; watching files";

  private final Launch launch;
  private final Launched run;

  private Rerun(Launch launch, Launched run) {
    this.launch = launch;
    this.run = run;
  }

  static Rerun start(Launch launch) throws IOException {
    return new Rerun(launch, launch.start());
  }

  /// The lines that say what begins anew.
  List<String> rounds() {
    return lines(AGAIN);
  }

  /// The lines that say that nothing is left but to wait for changes.
  List<String> rests() {
    return lines(RESTS);
  }

  String err() {
    return run.err();
  }

  private List<String> lines(String with) {
    return run.err().lines().filter(it -> it.contains(with)).toList();
  }

  /// Waits until it rests for that time.
  void untilRests(int times) {
    until("it rests " + times + " times", () -> rests().size() >= times);
  }

  void untilSays(String what) {
    until("it says " + what, () -> run.err().contains(what));
  }

  /// Waits until it is so, or can't become so as the run has ended.
  void until(String what, BooleanSupplier so) {
    try {
      Waiting.until(what, Launched.LONG, () -> so.getAsBoolean() || !run.alive());
      Waiting.until(what, Duration.ZERO, so);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + ", but: " + run.err(), e);
    }
  }

  /// Waits until it rests for that time, and whether it begins anew without cause.
  ///
  /// @throws AssertionError if it has begun anew other than after each rest but the last
  void staysAtRest(int times) {
    untilRests(times);
    Waiting.some(STILL);
    if (rests().size() != times || rounds().size() != times - 1) {
      throw new AssertionError("not at rest for time " + times + ": " + run.err());
    }
  }

  /// Ctrl-C.
  Launched.Result interrupt() throws Exception {
    run.signal("INT");
    return run.end();
  }

  /// Waits until it ends by itself.
  Launched.Result end() throws IOException {
    return run.end();
  }

  /// The command lines of its processes that are alive, itself included.
  List<String> processes() {
    return Marked.commands(launch.mark());
  }

  @Override
  public void close() {
    run.close();
  }
}
