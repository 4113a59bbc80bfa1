package dev.runner.target;

import dev.runner.glob.Braces;
import dev.runner.glob.Glob;
import dev.runner.glob.GlobException;
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
    try {
      for (String pattern : patterns) {
        for (String one : Braces.expand(pattern)) {
          rules.add(rule(locations.pattern(one)));
        }
      }
    } catch (GlobException e) {
      throw SourceException.invalid(e.getMessage());
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
      case NAME -> rule.glob().matches(entry.name());
      case RELATIVE -> rule.glob().matches(entry.relative());
      case ABSOLUTE -> rule.glob().matches(entry.path().toString());
    };
  }

  private static Rule rule(String pattern) throws GlobException {
    List<String> names = Glob.names(pattern);
    Subject subject =
        pattern.startsWith("/")
            ? Subject.ABSOLUTE
            : names.size() == 1 && !pattern.startsWith("./") && !pattern.startsWith("**")
                ? Subject.NAME
                : Subject.RELATIVE;
    return new Rule(subject, Glob.parse(names, Glob.Dots.MATCHED));
  }
}
