package dev.runner.read;

import java.nio.file.Path;
import java.util.Map;

/// What the caller brings to a plan.
///
/// @param params `-p name=value`, unparsed
/// @param environment of runner itself, behind `env.NAME`
/// @param folder where the plan's own paths begin
/// @param caller where paths given with `-p` begin
/// @param home what `~` stands for
/// @param report what is wanted of reports in place of what jobs say
public record Given(
    Map<String, String> params,
    Map<String, String> environment,
    Path folder,
    Path caller,
    Path home,
    ReportWords report) {
  public Given {
    params = Map.copyOf(params);
    environment = Map.copyOf(environment);
  }

  public Given(
      Map<String, String> params,
      Map<String, String> environment,
      Path folder,
      Path caller,
      Path home) {
    this(params, environment, folder, caller, home, ReportWords.NONE);
  }

  /// The same, with this wanted of reports.
  public Given with(ReportWords words) {
    return new Given(params, environment, folder, caller, home, words);
  }
}
