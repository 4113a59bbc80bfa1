package dev.runner.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The system lets this user watch no more folders; the message names the limit and how many there
/// are.
public final class WatchLimitException extends IOException {
  private static final long serialVersionUID = 1;
  private static final Path LIMITS = Path.of("/proc/sys/fs/inotify");

  private WatchLimitException(String message) {
    super(message);
  }

  /// @param folders how many would have to be watched
  static WatchLimitException ofFolders(int folders) {
    return new WatchLimitException(
        named("max_user_watches")
            + ", too few for the "
            + folders
            + " folders to be watched: exclude some, or raise it"
            + " (sysctl fs.inotify.max_user_watches=...)");
  }

  static WatchLimitException ofWatchers() {
    return new WatchLimitException(
        named("max_user_instances")
            + ", and all are in use: end other programs that watch files, or raise it"
            + " (sysctl fs.inotify.max_user_instances=...)");
  }

  private static String named(String limit) {
    return "the system's limit fs.inotify." + limit + value(LIMITS.resolve(limit));
  }

  private static String value(Path file) {
    try {
      return " is " + Files.readString(file).strip();
    } catch (IOException _) {
      return " is reached";
    }
  }
}
