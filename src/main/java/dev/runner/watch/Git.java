package dev.runner.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the files that say what git ignores, apart from those named `.gitignore`.
///
/// @param home the user's folder
/// @param settings the folder of the user's settings, usually `~/.config`
record Git(Path home, Path settings) {
  static final String FOLDER = ".git";
  static final String IGNORE = ".gitignore";

  private static final Pattern SECTION = Pattern.compile("\\s*\\[\\s*([^\\]\\s]*).*");
  private static final Pattern EXCLUDES =
      Pattern.compile("\\s*excludesfile\\s*=\\s*\"?([^\"]*?)\"?\\s*", Pattern.CASE_INSENSITIVE);

  /// Of the user whose process this is.
  static Git ofThisUser() {
    Path home = Path.of(System.getProperty("user.home", "/"));
    String settings = System.getenv().getOrDefault("XDG_CONFIG_HOME", "");
    return new Git(home, settings.isEmpty() ? home.resolve(".config") : Path.of(settings));
  }

  /// What is ignored in a folder, with all that the work tree it belongs to says further up.
  Ignores ignores(Path folder) {
    Optional<Path> parent = Optional.ofNullable(folder.getParent());
    boolean top = isTop(folder) || parent.isEmpty();
    return inside(top ? Ignores.OUTSIDE : ignores(parent.orElseThrow()), folder);
  }

  /// What is ignored in a folder, when `outer` is ignored in the one that it stands in.
  Ignores inside(Ignores outer, Path folder) {
    Ignores base = isTop(folder) ? ofAll(folder) : outer;
    Path own = folder.resolve(IGNORE);
    return base == Ignores.OUTSIDE || Files.isSymbolicLink(own) ? base : base.with(folder, own);
  }

  private static boolean isTop(Path folder) {
    return Files.exists(folder.resolve(FOLDER), LinkOption.NOFOLLOW_LINKS);
  }

  /// What counts for a whole work tree, the user's own file first.
  private Ignores ofAll(Path top) {
    Path folder = commonFolder(top.resolve(FOLDER));
    return Ignores.NOTHING
        .with(top, excludesFile(folder))
        .with(top, folder.resolve("info").resolve("exclude"));
  }

  private Path excludesFile(Path folder) {
    for (Path file :
        List.of(
            folder.resolve("config"),
            home.resolve(".gitconfig"),
            settings.resolve("git").resolve("config"))) {
      Optional<Path> named = named(lines(file));
      if (named.isPresent()) {
        return named.get();
      }
    }
    return settings.resolve("git").resolve("ignore");
  }

  private Optional<Path> named(List<String> lines) {
    boolean core = false;
    Optional<Path> named = Optional.empty();
    for (String line : lines) {
      Matcher section = SECTION.matcher(line);
      core = section.matches() ? section.group(1).equalsIgnoreCase("core") : core;
      Matcher excludes = EXCLUDES.matcher(line);
      named = core && excludes.matches() ? path(home, excludes.group(1)) : named;
    }
    return named;
  }

  /// The folder of the repository: `.git` may be a file that names it, and that folder may be one
  /// of several work trees'.
  private static Path commonFolder(Path git) {
    Path folder =
        lines(git).stream()
            .filter(it -> it.startsWith("gitdir:"))
            .findFirst()
            .flatMap(it -> path(git.resolveSibling("."), it.substring(7).strip()))
            .orElse(git);
    return lines(folder.resolve("commondir")).stream()
        .findFirst()
        .flatMap(it -> path(folder, it.strip()))
        .orElse(folder);
  }

  private static Optional<Path> path(Path base, String text) {
    try {
      return Optional.of(base.resolve(text.startsWith("~/") ? text.substring(2) : text));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Files.readAllLines(file, StandardCharsets.UTF_8)
          : List.of();
    } catch (IOException _) {
      return List.of();
    }
  }
}
