package dev.runner.watch;

import java.nio.file.Path;
import java.util.Set;

/// What is looked at in one folder.
sealed interface Scope {
  Terms terms();

  boolean seesFile(Path path);

  boolean seesFolder(Path path);

  /// That of a folder in it.
  Scope inside(Path folder);

  /// What is the same all over one root.
  ///
  /// @param apart what is not looked at
  record Terms(Path root, Selection selection, Set<Path> apart, Git git) {}

  /// On the way from the top of the file system to a root, where nothing counts but the next step.
  /// Thus a root that isn't there is found when it comes.
  record Way(Terms terms) implements Scope {
    @Override
    public boolean seesFile(Path path) {
      return path.equals(terms.root());
    }

    @Override
    public boolean seesFolder(Path path) {
      return terms.root().startsWith(path);
    }

    @Override
    public Scope inside(Path folder) {
      return folder.equals(terms.root())
          ? new Area(terms, terms.git().ignores(folder), folder.toString().length())
          : this;
    }
  }

  /// In a root or below it.
  ///
  /// @param above the length of the root's path
  record Area(Terms terms, Ignores ignores, int above) implements Scope {
    @Override
    public boolean seesFile(Path path) {
      return terms.selection().takesFile(path.toString().substring(above))
          && !path.endsWith(Git.FOLDER)
          && !EditorFiles.include(path)
          && !terms.apart().contains(path)
          && !ignores.ignores(path, false);
    }

    @Override
    public boolean seesFolder(Path path) {
      return terms.selection().entersFolder(path.toString().substring(above))
          && !path.endsWith(Git.FOLDER)
          && !terms.apart().contains(path)
          && !ignores.ignores(path, true);
    }

    @Override
    public Scope inside(Path folder) {
      return new Area(terms, terms.git().inside(ignores, folder), above);
    }
  }
}
