package dev.runner.language;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A path of keys as somebody wrote it: `jobs.*.retry`, `jobs.build.steps[0].http`, `http.expect`,
/// `retry`.
///
/// @param names from the top down
record Query(List<String> names) {
  private static final String ANY = "*";

  /// No path of a plan is longer.
  private static final int LONGEST = 32;

  private static final Pattern INDEX = Pattern.compile("\\[([^\\]]*)]");

  /// Steps stand in several places; those of jobs are the ones that people think of.
  static final Comparator<Key> USUAL_FIRST = Comparator.comparingInt(Query::unusual);

  Query {
    names = List.copyOf(names);
  }

  static Query of(String path) {
    String dotted = INDEX.matcher(path.strip().replace('/', '.')).replaceAll(".$1");
    return new Query(
        Stream.of(dotted.split("\\.", -1))
            .map(it -> it.replaceAll("[:`]", "").toLowerCase(Locale.ROOT))
            .filter(it -> !it.isEmpty() && !it.equals("$"))
            .toList());
  }

  private static int unusual(Key key) {
    List<String> path = key.path();
    boolean after = path.contains("finally") || path.getFirst().startsWith("on_");
    return path.contains("steps") ? 0 : after && path.size() > 1 ? 2 : 1;
  }

  /// Those that are meant: by the first way of reading it that leads anywhere.
  List<Key> among(List<Key> keys) {
    if (names.size() > LONGEST) {
      return List.of();
    }
    return Stream.<Predicate<Key>>of(
            it -> it.path().equals(names),
            it -> ends(plain(it.path())),
            it -> named(it.path(), names),
            it -> within(plain(it.path())))
        .map(reading -> keys.stream().filter(reading).toList())
        .filter(it -> !it.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<String> plain(List<String> path) {
    List<String> plain = path.stream().filter(it -> !it.equals(ANY)).toList();
    return path.isEmpty() || !path.getLast().equals(ANY)
        ? plain
        : Stream.concat(plain.stream(), Stream.of(ANY)).toList();
  }

  /// Whether a path without `*` ends so.
  private boolean ends(List<String> path) {
    List<String> wanted = plain(names);
    int more = path.size() - wanted.size();
    return wanted.stream().anyMatch(it -> !it.equals(ANY))
        && more >= 0
        && path.subList(more, path.size()).equals(wanted);
  }

  /// Whether names are a whole path in which some, but not the last, stand for a `*`, or leave it
  /// out.
  private static boolean named(List<String> path, List<String> names) {
    if (path.size() < 2 || names.isEmpty()) {
      return path.equals(names);
    }
    List<String> rest = path.subList(1, path.size());
    boolean any = path.getFirst().equals(ANY);
    boolean first = any || path.getFirst().equals(names.getFirst());
    return first && named(rest, names.subList(1, names.size())) || any && named(rest, names);
  }

  /// Whether a path has these names in their order, the last of them at its end.
  private boolean within(List<String> path) {
    List<String> wanted = plain(names);
    if (wanted.size() < 2 || path.isEmpty() || !path.getLast().equals(wanted.getLast())) {
      return false;
    }
    int found = 0;
    for (String name : path) {
      found += found < wanted.size() && name.equals(wanted.get(found)) ? 1 : 0;
    }
    return found == wanted.size();
  }
}
