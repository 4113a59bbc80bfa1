package dev.runner.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The limiters that all steps of a job are bound by.
///
/// @param known the names below `limits`
/// @param named those that the job names
record JobLimits(Set<String> known, List<String> named) {

  /// These, and what a step names besides, each once.
  List<String> and(List<String> more) {
    Set<String> all = new LinkedHashSet<>(named);
    all.addAll(more);
    return List.copyOf(all);
  }
}
