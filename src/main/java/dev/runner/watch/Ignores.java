package dev.runner.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What git ignores in a folder and below, as long as no `.gitignore` further down says more: the
/// patterns of the folder, and then those from further up.
///
/// A file that is tracked though a pattern matches it counts as ignored.
final class Ignores {
  /// Outside of git's work trees.
  static final Ignores OUTSIDE = new Ignores(Optional.empty(), 0, List.of());

  /// In a work tree that ignores nothing.
  static final Ignores NOTHING = new Ignores(Optional.empty(), 0, List.of());

  private final Optional<Ignores> outer;
  private final int base;
  private final List<IgnorePattern> patterns;

  private Ignores(Optional<Ignores> outer, int base, List<IgnorePattern> patterns) {
    this.outer = outer;
    this.base = base;
    this.patterns = patterns;
  }

  /// With the patterns of a file that counts for a folder, which win over those so far.
  Ignores with(Path folder, Path file) {
    List<IgnorePattern> read = IgnoreFile.read(file);
    int length = Octets.of(folder.toString()).length();
    return read.isEmpty()
        ? this
        : new Ignores(Optional.of(this), length + (length == 1 ? 0 : 1), read);
  }

  /// @param path below the folders of all that has patterns, as is each of its parents that is not
  ///   ignored
  boolean ignores(Path path, boolean folder) {
    String octets = Octets.of(path.toString());
    for (Optional<Ignores> at = Optional.of(this); at.isPresent(); at = at.get().outer) {
      Optional<Boolean> verdict = at.get().verdict(octets, folder);
      if (verdict.isPresent()) {
        return verdict.get();
      }
    }
    return false;
  }

  /// The last pattern that matches decides.
  private Optional<Boolean> verdict(String path, boolean folder) {
    String below = patterns.isEmpty() ? "" : path.substring(base);
    for (IgnorePattern pattern : patterns.reversed()) {
      if (pattern.matches(below, folder)) {
        return Optional.of(!pattern.takesBack());
      }
    }
    return Optional.empty();
  }
}
