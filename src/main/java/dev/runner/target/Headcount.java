package dev.runner.target;

import dev.runner.plan.Targets;
import java.util.Optional;

/// Compares how many targets there are with how many the plan wants.
///
/// @param read how many rows the source has
/// @param kept how many of them are targets
record Headcount(Origin origin, Targets targets, int read, int kept) {

  /// Refuses a number that the plan doesn't want.
  ///
  /// @return a warning about a job without targets, if the plan wants one
  Optional<String> check() throws SourceException {
    if (targets.expect().isPresent()) {
      expect(targets.expect().get());
    }
    return kept > 0 ? Optional.empty() : onEmpty();
  }

  private void expect(Targets.Expect expect) throws SourceException {
    if (kept < expect.least() || kept > expect.most()) {
      throw SourceException.invalid(counted() + ", but `expect` says " + range(expect));
    }
  }

  private Optional<String> onEmpty() throws SourceException {
    return switch (targets.onEmpty()) {
      case WARN -> Optional.of(counted());
      case SUCCEED -> Optional.empty();
      case ERROR ->
          throw SourceException.invalid(counted() + ", and `on_empty` says that this is an error");
    };
  }

  private String counted() {
    return targets.where().isPresent() && read > 0
        ? "`where` keeps "
            + (kept == 0 ? "none" : Integer.toString(kept))
            + " of the "
            + read
            + " rows of "
            + origin.name()
        : origin.name() + " gives " + amount(kept) + (kept == 1 ? " target" : " targets");
  }

  private static String amount(int count) {
    return count == 0 ? "no" : Integer.toString(count);
  }

  private static String range(Targets.Expect expect) {
    boolean open = expect.most() == Long.MAX_VALUE;
    boolean exact = expect.least() == expect.most();
    String least = expect.least() == 0 && !open && !exact ? "" : Long.toString(expect.least());
    return exact ? least : least + ".." + (open ? "" : Long.toString(expect.most()));
  }
}
