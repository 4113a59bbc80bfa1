package dev.runner;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The world in which a plan is run.
///
/// @param environment that children inherit
/// @param home what `~` stands for
/// @param scratch a folder for files that are gone afterwards
/// @param stdin read by a target source named `-`
/// @param warnings told what should be known though nothing failed
/// @param past earlier runs; empty where nobody keeps any
public record Setting(
    Map<String, String> environment,
    Path home,
    Path scratch,
    Supplier<InputStream> stdin,
    Consumer<String> warnings,
    Optional<PastRuns> past) {
  public Setting {
    environment = Map.copyOf(environment);
  }

  /// The same, with nobody to be told of warnings.
  public Setting silent() {
    return new Setting(environment, home, scratch, stdin, _ -> {}, past);
  }
}
