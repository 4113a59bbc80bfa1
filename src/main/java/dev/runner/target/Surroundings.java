package dev.runner.target;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Supplier;

/// What a target source may draw on.
///
/// @param planFolder where relative paths start
/// @param home what `~` stands for
/// @param standardInput what a source named `-` reads; asked at most once, and not closed
/// @param commands what runs the commands that print targets
/// @param pages what makes the requests whose answers are targets
/// @param past what knows which targets did not succeed in earlier runs
/// @param spoolFolder where a large number of targets is kept, in files without a name
public record Surroundings(
    Path planFolder,
    Path home,
    Supplier<InputStream> standardInput,
    RowSource commands,
    PageSource pages,
    PastTargets past,
    Path spoolFolder) {
  public Surroundings {
    planFolder = planFolder.toAbsolutePath().normalize();
    home = home.toAbsolutePath().normalize();
  }
}
