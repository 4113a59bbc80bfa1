package dev.runner.target;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files or folders found so far, each once; to be taken in the order of the bytes of their
/// paths.
final class Finds {
  private final Path base;
  private final Intake intake;
  private final List<String> paths = new ArrayList<>();

  /// @param base where relative paths start
  Finds(Path base, Intake intake) {
    this.base = base;
    this.intake = intake;
  }

  void add(String relative) throws InterruptedException {
    paths.add(relative);
    intake.found(paths.size());
  }

  /// How many were found, those found twice counted twice.
  int size() {
    return paths.size();
  }

  void hand() throws SourceException, InterruptedException {
    paths.sort(ByteOrder.BYTES);
    for (int i = 0; i < paths.size(); i++) {
      if (i == 0 || !paths.get(i).equals(paths.get(i - 1))) {
        intake.take(candidate(paths.get(i), i + 1L));
      }
    }
  }

  private Candidate candidate(String relative, long place) {
    Path path = base.resolve(relative);
    String name = path.getFileName() == null ? relative : path.getFileName().toString();
    return Candidate.file(relative, path.toString(), name, place);
  }
}
