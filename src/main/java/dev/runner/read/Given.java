package dev.runner.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What the caller brings to a plan.
///
/// @param params `-p name=value`, unparsed
/// @param files with values for params, where `-p` gives none; the later ones win
/// @param environment of runner itself, behind `env.NAME`
/// @param folder where the plan's own paths begin
/// @param caller where paths given with `-p` begin
/// @param home what `~` stands for
/// @param report what is wanted of reports in place of what jobs say
public record Given(
    Map<String, String> params,
    List<ParamFile> files,
    Map<String, String> environment,
    Path folder,
    Path caller,
    Path home,
    ReportWords report) {
  public Given {
    params = Map.copyOf(params);
    files = List.copyOf(files);
    environment = Map.copyOf(environment);
  }

  public Given(
      Map<String, String> params,
      Map<String, String> environment,
      Path folder,
      Path caller,
      Path home) {
    this(params, List.of(), environment, folder, caller, home, ReportWords.NONE);
  }

  /// The same, with this wanted of reports.
  public Given with(ReportWords words) {
    return new Given(params, files, environment, folder, caller, home, words);
  }

  /// The same, with these files of params.
  public Given with(List<ParamFile> more) {
    return new Given(params, more, environment, folder, caller, home, report);
  }
}
