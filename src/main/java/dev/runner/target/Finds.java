package dev.runner.target;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The files or folders found so far, each once; to be taken in the order of the bytes of their
/// paths.
final class Finds {
  private final Path base;
  private final Intake intake;
  private final Set<String> paths = new HashSet<>();

  /// @param base where relative paths start
  Finds(Path base, Intake intake) {
    this.base = base;
    this.intake = intake;
  }

  void add(String relative) throws InterruptedException {
    paths.add(relative);
    intake.found(paths.size());
  }

  int size() {
    return paths.size();
  }

  void hand() throws SourceException, InterruptedException {
    List<String> sorted = new ArrayList<>(paths);
    paths.clear();
    sorted.sort(ByteOrder.BYTES);
    for (int i = 0; i < sorted.size(); i++) {
      intake.take(candidate(sorted.get(i), i + 1L));
    }
  }

  private Candidate candidate(String relative, long place) {
    Path path = base.resolve(relative);
    String name = path.getFileName() == null ? relative : path.getFileName().toString();
    return Candidate.file(relative, path.toString(), name, place);
  }
}
