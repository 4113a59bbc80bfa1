package dev.runner.driver.http;

import dev.runner.mask.Mask;
import java.nio.file.Path;
import java.util.Optional;

/// What all exchanges share.
///
/// @param mask of bodies that are kept
record Client(Path scratch, Mask mask, Lines lines, Dialer dialer) {

  /// @param fresh whether it must not be one that was used before
  Line line(Request request, boolean fresh, Cutoff cutoff) throws FailureException {
    Route route = Route.of(Origin.of(request.url()), request.conduct());
    Optional<Line> waiting = fresh ? Optional.empty() : lines.lease(route, request.repeatable());
    Line line = waiting.isPresent() ? waiting.get() : dialer.open(route, request.conduct(), cutoff);
    cutoff.guard(line.plug());
    return line;
  }
}
