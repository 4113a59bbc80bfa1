package dev.runner.target;

import java.nio.file.Path;

/// Something found in a folder.
///
/// @param relative its path below where the search began, or as the plan's author would write it
record Entry(Path path, String relative, String name, Kind kind) {

  /// What an entry is.
  enum Kind {
    FOLDER,
    FILE,
    /// A symbolic link that is not followed, or leads nowhere.
    LINK,
    /// A pipe, a socket, a device.
    OTHER
  }
}
