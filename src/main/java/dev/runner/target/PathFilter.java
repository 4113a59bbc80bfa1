package dev.runner.target;

import java.util.ArrayList;
import java.util.List;

/// Patterns for paths that were found: one without a slash is about the name alone, one that begins
/// with a slash or `~` about the absolute path, any other about the path below the root of the
/// search. Wildcards match hidden names too.
final class PathFilter {

  /// What a pattern is compared with.
  private enum Subject {
    NAME,
    RELATIVE,
    ABSOLUTE
  }

  /// One pattern.
  private record Rule(Subject subject, Glob glob) {}

  private final List<Rule> rules = new ArrayList<>();

  PathFilter(List<String> patterns, Locations locations) throws SourceException {
    for (String pattern : patterns) {
      for (String one : Braces.expand(pattern)) {
        rules.add(rule(locations.pattern(one)));
      }
    }
  }

  boolean isEmpty() {
    return rules.isEmpty();
  }

  boolean matches(Entry entry) {
    for (Rule rule : rules) {
      if (matches(rule, entry)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(Rule rule, Entry entry) {
    return switch (rule.subject()) {
      case NAME -> rule.glob().accepts(rule.glob().step(rule.glob().start(), entry.name()));
      case RELATIVE -> matches(rule.glob(), entry.relative());
      case ABSOLUTE -> matches(rule.glob(), entry.path().toString());
    };
  }

  private static boolean matches(Glob glob, String path) {
    long state = glob.start();
    for (String name : Pattern.names(path)) {
      state = glob.step(state, name);
    }
    return glob.accepts(state);
  }

  private static Rule rule(String pattern) throws SourceException {
    List<String> names = Pattern.names(pattern);
    Subject subject =
        pattern.startsWith("/")
            ? Subject.ABSOLUTE
            : names.size() == 1 && !pattern.startsWith("./") && !pattern.startsWith("**")
                ? Subject.NAME
                : Subject.RELATIVE;
    return new Rule(subject, Glob.parse(names, Glob.Dots.MATCHED));
  }
}
