package dev.runner.watch;

import java.util.Optional;

/// One line of a `.gitignore` file.
///
/// @param takesBack whether it began with `!`
/// @param ofFolders whether it ended with a slash
/// @param ofPath whether a slash stands in it: then it is about the path below the file's folder,
///   else about the name
record IgnorePattern(boolean takesBack, boolean ofFolders, boolean ofPath, GitWildcards wildcards) {

  /// @return nothing for a comment, and for what can't match
  static Optional<IgnorePattern> parse(String line) {
    String text = line.startsWith("#") ? "" : trimmed(line);
    boolean takesBack = text.startsWith("!");
    String pattern = text.substring(takesBack ? 1 : 0);
    boolean ofFolders = pattern.endsWith("/");
    String path = pattern.substring(0, pattern.length() - (ofFolders ? 1 : 0));
    boolean ofPath = path.contains("/");
    String below = path.startsWith("/") ? path.substring(1) : path;
    return below.isEmpty()
        ? Optional.empty()
        : GitWildcards.parse(below, ofPath)
            .map(it -> new IgnorePattern(takesBack, ofFolders, ofPath, it));
  }

  /// @param path below the folder of the file in which the pattern stands
  boolean matches(String path, boolean folder) {
    return (folder || !ofFolders)
        && wildcards.matches(ofPath ? path : path.substring(path.lastIndexOf('/') + 1));
  }

  /// Without the spaces at the end; a backslash keeps one.
  private static String trimmed(String line) {
    int end = 0;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        i++;
        end = Math.min(i + 1, line.length());
      } else if (line.charAt(i) != ' ') {
        end = i + 1;
      }
    }
    return line.substring(0, end);
  }
}
