package dev.runner.watch;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Looks at the disk. Links are not followed, except those that lead to a root.
final class Entries {
  private static final LinkOption[] AS_IT_IS = {LinkOption.NOFOLLOW_LINKS};
  private static final LinkOption[] WHERE_IT_LEADS = {};

  /// What a name that is not the text of its bytes contains; no file is found by it.
  private static final char REPLACEMENT = '\ufffd';

  private Entries() {}

  /// What stands under a name in a folder.
  static Optional<BasicFileAttributes> at(Folder folder, String name) {
    try {
      return Optional.of(look(folder, folder.path().resolve(name)));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// All of a folder, or what counts of it; nothing if that can't be known.
  static Optional<SortedMap<String, BasicFileAttributes>> in(Folder folder) {
    return switch (folder.scope()) {
      case Scope.Way(Scope.Terms terms) -> {
        String next = terms.root().getName(folder.path().getNameCount()).toString();
        yield Optional.of(those(folder, List.of(next, Git.FOLDER, Git.IGNORE)));
      }
      case Scope.Area _ -> all(folder);
    };
  }

  private static SortedMap<String, BasicFileAttributes> those(Folder folder, List<String> names) {
    SortedMap<String, BasicFileAttributes> entries = new TreeMap<>();
    names.forEach(name -> at(folder, name).ifPresent(it -> entries.put(name, it)));
    return entries;
  }

  private static Optional<SortedMap<String, BasicFileAttributes>> all(Folder folder) {
    SortedMap<String, BasicFileAttributes> entries = new TreeMap<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder.path())) {
      stream.forEach(it -> put(folder, it, entries));
      return Optional.of(entries);
    } catch (NoSuchFileException | NotDirectoryException _) {
      return Optional.of(new TreeMap<>());
    } catch (IOException | DirectoryIteratorException _) {
      return Optional.empty();
    }
  }

  private static void put(Folder folder, Path path, SortedMap<String, BasicFileAttributes> into) {
    String name = String.valueOf(path.getFileName());
    if (name.indexOf(REPLACEMENT) >= 0 && !path.resolveSibling(name).equals(path)) {
      return;
    }
    try {
      into.put(name, look(folder, path));
    } catch (IOException _) {
      // It was there a moment ago; now it isn't.
    }
  }

  private static BasicFileAttributes look(Folder folder, Path path) throws IOException {
    return Files.readAttributes(
        path,
        BasicFileAttributes.class,
        folder.scope() instanceof Scope.Way ? WHERE_IT_LEADS : AS_IT_IS);
  }
}
