package dev.runner.watch;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// Files that editors put beside the one that somebody edits, such as vim's `.a.c.swp` and `a.c~`,
/// and emacs' `.#a.c` and `#a.c#`. They come as soon as a file is opened, before anything is saved.
final class EditorFiles {
  private static final Pattern SWAP = Pattern.compile("\\..*\\.(sw[a-z]|kate-swp)");

  private EditorFiles() {}

  static boolean include(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.endsWith("~")
        || name.startsWith(".#")
        || name.startsWith("#") && name.endsWith("#")
        || name.startsWith(".") && SWAP.matcher(name).matches();
  }
}
