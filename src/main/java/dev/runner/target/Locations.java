package dev.runner.target;

import dev.runner.glob.Glob;
import dev.runner.glob.Wildcard;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Where paths of a plan start: the plan's folder and the home folder.
record Locations(Path plan, Path home) {

  /// The absolute path that a plan means.
  Path path(String text) throws SourceException {
    if (text.isEmpty()) {
      throw SourceException.invalid("the path is empty");
    }
    return absolute(atHome(text) ? home + text.substring(1) : text);
  }

  /// A pattern with `~` replaced.
  String pattern(String text) {
    return atHome(text) ? Wildcard.escaped(home.toString()) + text.substring(1) : text;
  }

  /// The absolute path of one in which `~` has no meaning.
  Path absolute(String text) throws SourceException {
    try {
      Path path = plan.resolve(text);
      return Glob.names(text).contains("..") ? physical(path) : path.normalize();
    } catch (InvalidPathException e) {
      throw SourceException.invalid(
          Quoted.word(text) + " is not a path: " + Quoted.message(e.getReason()));
    }
  }

  /// What is in the plan's folder is named as seen from there, all else from the root.
  String shown(Path path) {
    boolean within = path.startsWith(plan) && !path.equals(plan);
    return (within ? plan.relativize(path) : path).toString();
  }

  private static boolean atHome(String text) {
    return text.equals("~") || text.startsWith("~/");
  }

  /// Behind a link, `..` is the parent of what the link leads to.
  private static Path physical(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return path.normalize();
    }
  }
}
