package dev.runner.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What became of the targets of two runs where that is not the same.
///
/// @param all in the order of the later run, those that only the earlier one had at the end
/// @param same how many targets ended the same way in both
public record Changes(List<Change> all, long same) {

  /// How a target ended.
  ///
  /// @param why in a few words, with the step that decided it; empty of a success
  public record State(String outcome, String why) {
    private static final State SUCCEEDED = new State("succeeded", "");

    private static State of(TargetRecord target) {
      return target.succeeded() ? SUCCEEDED : new State(target.outcome().word(), target.why());
    }
  }

  /// What became of a target.
  ///
  /// @param before empty where the earlier run did not have it
  /// @param after empty where the later run did not have it
  public record Change(String job, String key, Optional<State> before, Optional<State> after) {}

  public Changes {
    all = List.copyOf(all);
  }

  /// Compares the targets of two runs by their jobs and keys.
  ///
  /// @throws java.io.UncheckedIOException when the results cannot be read back from disk
  public static Changes between(Results before, Results after) {
    Map<TargetId, State> known = states(before);
    List<Change> all = new ArrayList<>();
    long same = 0;
    for (JobResult job : after.jobs()) {
      for (TargetRecord target : after.targets(job)) {
        Optional<State> old = Optional.ofNullable(known.remove(TargetId.of(target)));
        Optional<State> now = Optional.of(State.of(target));
        if (old.equals(now)) {
          same++;
        } else {
          all.add(new Change(job.id(), target.key(), old, now));
        }
      }
    }
    known.forEach(
        (id, state) ->
            all.add(new Change(id.job(), id.key(), Optional.of(state), Optional.empty())));
    return new Changes(all, same);
  }

  private static Map<TargetId, State> states(Results results) {
    Map<TargetId, State> states = new LinkedHashMap<>();
    for (JobResult job : results.jobs()) {
      for (TargetRecord target : results.targets(job)) {
        states.put(TargetId.of(target), State.of(target));
      }
    }
    return states;
  }
}
