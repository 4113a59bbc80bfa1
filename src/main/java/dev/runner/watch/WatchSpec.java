package dev.runner.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What to watch.
///
/// Patterns are those of a plan (`*`, `?`, `[a-z]`, `{a,b}`, `**`), about paths below a root: one
/// without a slash matches a name at any depth, one with a slash the path from the root on, one
/// that ends with a slash a folder. A folder that matches stands for all that is in it.
///
/// @param roots folders or files, which need not exist; one that git ignores is watched all the
///   same
/// @param include what files must match; all, if empty
/// @param exclude what is left out, even if included
/// @param apart files and folders that are not looked at, wherever they are
/// @param debounce how long it must be quiet before a change is told, at most [#LONGEST_DEBOUNCE]
public record WatchSpec(
    List<Path> roots,
    List<String> include,
    List<String> exclude,
    Set<Path> apart,
    Duration debounce) {
  public static final Duration USUAL_DEBOUNCE = Duration.ofMillis(300);
  public static final Duration LONGEST_DEBOUNCE = Duration.ofHours(1);

  public WatchSpec {
    roots = roots.stream().map(it -> it.toAbsolutePath().normalize()).distinct().toList();
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    apart = Set.copyOf(apart);
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("nothing to watch");
    }
    if (debounce.isNegative() || debounce.compareTo(LONGEST_DEBOUNCE) > 0) {
      throw new IllegalArgumentException("no debounce: " + debounce);
    }
  }
}
