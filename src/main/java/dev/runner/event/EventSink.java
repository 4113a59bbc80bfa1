package dev.runner.event;

/// Takes the facts of a run, in order, on the thread that owns the run. It must not wait for
/// anything slow.
@FunctionalInterface
public interface EventSink {
  void accept(Event event);

  /// Tells both, this one first.
  default EventSink and(EventSink other) {
    return event -> {
      accept(event);
      other.accept(event);
    };
  }
}
