package dev.runner.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where runner keeps what its runs leave: a folder for each plan, and in it one for each run.
///
/// @param path of the folder
public record StateFolder(Path path) {

  /// The one that is used where the caller says nothing: below `$XDG_STATE_HOME`, which is
  /// `~/.local/state` where it is not set (XDG Base Directory Specification).
  public static StateFolder usual(Map<String, String> environment, Path home) {
    Path state =
        Optional.ofNullable(environment.get("XDG_STATE_HOME"))
            .filter(it -> it.startsWith("/"))
            .map(Path::of)
            .orElse(home.resolve(".local/state"));
    return new StateFolder(state.resolve("runner"));
  }

  /// Makes the folder of a new run.
  public RunFolder make(PlanIdentity plan, String run) throws IOException {
    return RunFolder.make(path.resolve(plan.folder()).resolve("runs"), run);
  }
}
