package dev.runner;

import dev.runner.mask.Mask;
import dev.runner.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What nobody may see of a run.
///
/// @param secrets the texts of the plan's secrets, by their names
/// @param mask takes these and the secret params out of what is shown
record Hidden(Map<String, String> secrets, Mask mask) {
  Hidden {
    secrets = Map.copyOf(secrets);
  }

  /// @param secrets texts by their names, none too short to be hidden
  static Hidden of(Plan plan, Map<String, String> secrets) {
    List<String> all = new ArrayList<>(plan.secretTexts());
    all.addAll(secrets.values());
    return new Hidden(secrets, Mask.of(all));
  }

  /// As long as no secret has been read.
  static Hidden unread(Plan plan) {
    return of(plan, Map.of());
  }

  /// What takes secrets, and what stands for them where they are not read, out of what is shown.
  Mask withStandIns(Plan plan) {
    List<String> all = new ArrayList<>(plan.secretTexts());
    all.addAll(secrets.values());
    all.addAll(plan.standIns().values());
    return Mask.of(all);
  }
}
