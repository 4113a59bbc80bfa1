package dev.runner.watch;

import dev.runner.glob.Braces;
import dev.runner.glob.Glob;
import dev.runner.glob.GlobException;
import java.util.ArrayList;
import java.util.List;

/// What is included and excluded below a root.
final class Selection {

  /// One pattern.
  ///
  /// @param ofName whether it is about a name at any depth
  private record Rule(Glob glob, boolean ofName, boolean ofFolders) {

    /// Whether a path, or a folder that it is in, matches.
    boolean covers(List<String> names, boolean folder) {
      long state = glob.start();
      for (int i = 0; i < names.size(); i++) {
        state = glob.step(ofName ? glob.start() : state, names.get(i));
        if (glob.accepts(state) && (!ofFolders || folder || i + 1 < names.size())) {
          return true;
        }
      }
      return false;
    }

    /// Whether something in a folder may match.
    boolean leadsInto(List<String> names) {
      long state = glob.start();
      for (String name : names) {
        state = glob.step(state, name);
      }
      return ofName || glob.goesOn(state) || covers(names, true);
    }
  }

  private final List<Rule> include;
  private final List<Rule> exclude;

  private Selection(List<Rule> include, List<Rule> exclude) {
    this.include = include;
    this.exclude = exclude;
  }

  static Selection parse(List<String> include, List<String> exclude) throws GlobException {
    return new Selection(rules(include), rules(exclude));
  }

  /// @param path below the root
  boolean takesFile(String path) {
    List<String> names = Glob.names(path);
    return (include.isEmpty() || include.stream().anyMatch(it -> it.covers(names, false)))
        && exclude.stream().noneMatch(it -> it.covers(names, false));
  }

  /// Whether there may be files of interest in a folder.
  boolean entersFolder(String path) {
    List<String> names = Glob.names(path);
    return (include.isEmpty() || include.stream().anyMatch(it -> it.leadsInto(names)))
        && exclude.stream().noneMatch(it -> it.covers(names, true));
  }

  private static List<Rule> rules(List<String> patterns) throws GlobException {
    List<Rule> rules = new ArrayList<>();
    for (String pattern : patterns) {
      for (String one : Braces.expand(pattern)) {
        boolean ofFolders = one.endsWith("/");
        boolean ofName = one.indexOf('/') == (ofFolders ? one.length() - 1 : -1);
        rules.add(new Rule(Glob.parse(Glob.names(one), Glob.Dots.MATCHED), ofName, ofFolders));
      }
    }
    return List.copyOf(rules);
  }
}
