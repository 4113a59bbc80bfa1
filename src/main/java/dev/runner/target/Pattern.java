package dev.runner.target;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A path pattern without braces: a folder that is known, then names with wildcards.
///
/// @param base the folder in front of the first wildcard, absolute
/// @param rest the names behind it; none where there is no wildcard
record Pattern(Path base, Glob rest) {

  /// All that a pattern with braces stands for.
  static List<Pattern> all(String text, Locations locations) throws SourceException {
    List<Pattern> all = new ArrayList<>();
    for (String one : Braces.expand(text)) {
      all.add(one(locations.pattern(one), locations));
    }
    return all;
  }

  /// The names between the slashes; `.` and nothing are none.
  static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int slash = text.indexOf('/', at);
      int end = slash < 0 ? text.length() : slash;
      if (end > at && !text.substring(at, end).equals(".")) {
        names.add(text.substring(at, end));
      }
      at = end + 1;
    }
    return names;
  }

  private static Pattern one(String text, Locations locations) throws SourceException {
    List<String> names = names(text);
    int known = 0;
    StringBuilder base = new StringBuilder(text.startsWith("/") ? "/" : "");
    while (known < names.size() && literal(names.get(known))) {
      base.append(Wildcard.parse(names.get(known++)).beginning()).append('/');
    }
    List<String> rest = names.subList(known, names.size());
    if (rest.contains("..")) {
      throw SourceException.invalid("`..` can't stand behind a wildcard");
    }
    return new Pattern(locations.absolute(base.toString()), Glob.parse(rest, Glob.Dots.EXPLICIT));
  }

  private static boolean literal(String name) throws SourceException {
    return !name.equals("**") && Wildcard.parse(name).literal();
  }
}
