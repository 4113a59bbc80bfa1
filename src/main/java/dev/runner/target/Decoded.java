package dev.runner.target;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Tells names that could not be made a string: their bytes are no UTF-8, so that the string names
/// no file.
final class Decoded {
  private static final char REPLACEMENT = '\ufffd';

  private Decoded() {}

  static boolean wrongly(Path path, String name) {
    return name.indexOf(REPLACEMENT) >= 0 && !sameAgain(path, name);
  }

  private static boolean sameAgain(Path path, String name) {
    try {
      return path.resolveSibling(name).equals(path);
    } catch (InvalidPathException _) {
      return false;
    }
  }
}
