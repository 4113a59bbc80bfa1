package dev.runner.target;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Optional;

/// What a search for files or folders wants of those it comes upon.
///
/// @param containing the name of an entry that a folder must hold, of whatever kind
record Search(
    Optional<String> containing, PathFilter match, PathFilter exclude, boolean followsLinks) {

  boolean excludes(Entry entry) {
    return exclude.matches(entry);
  }

  boolean takes(Entry entry) {
    return wants(entry) && holds(entry);
  }

  boolean wants(Entry entry) {
    return match.isEmpty() || match.matches(entry);
  }

  boolean holds(Entry folder) {
    return containing.isEmpty()
        || Files.exists(folder.path().resolve(containing.get()), LinkOption.NOFOLLOW_LINKS);
  }
}
