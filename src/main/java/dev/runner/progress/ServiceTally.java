package dev.runner.progress;

import dev.runner.event.Outcome;
import dev.runner.event.ServiceState;
import java.util.HashMap;
import java.util.Map;

/// Counts how the services of a run are.
final class ServiceTally {
  private final Map<Place, Standing> standings = new HashMap<>();
  private final int[] numbers = new int[Standing.values().length];

  /// How a service is.
  private enum Standing {
    STARTING,
    UP,
    RESTARTING,
    ENDED,
    FAILED
  }

  void begun(Place service) {
    put(service, Standing.STARTING);
  }

  void changed(Place service, ServiceState state) {
    switch (state) {
      case ServiceState.Ready _ -> put(service, Standing.UP);
      case ServiceState.Ended it when it.restart().isPresent() -> put(service, Standing.RESTARTING);
      case ServiceState.Started _, ServiceState.Ended _, ServiceState.Stopped _ -> {}
    }
  }

  void ended(Place service, Outcome outcome) {
    put(service, outcome instanceof Outcome.Failed ? Standing.FAILED : Standing.ENDED);
  }

  private void put(Place service, Standing standing) {
    Standing before = standings.put(service, standing);
    if (before != null) {
      numbers[before.ordinal()]--;
    }
    numbers[standing.ordinal()]++;
  }

  ServiceCounts counts() {
    return new ServiceCounts(
        standings.size(),
        number(Standing.STARTING),
        number(Standing.UP),
        number(Standing.RESTARTING),
        number(Standing.FAILED));
  }

  private int number(Standing standing) {
    return numbers[standing.ordinal()];
  }
}
