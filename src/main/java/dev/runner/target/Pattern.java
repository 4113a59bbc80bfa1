package dev.runner.target;

import dev.runner.glob.Braces;
import dev.runner.glob.Glob;
import dev.runner.glob.GlobException;
import dev.runner.glob.Wildcard;
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
    try {
      List<Pattern> all = new ArrayList<>();
      for (String one : Braces.expand(text)) {
        all.add(one(locations.pattern(one), locations));
      }
      return all;
    } catch (GlobException e) {
      throw SourceException.invalid(e.getMessage());
    }
  }

  private static Pattern one(String text, Locations locations)
      throws SourceException, GlobException {
    List<String> names = Glob.names(text);
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

  private static boolean literal(String name) throws GlobException {
    return !name.equals("**") && Wildcard.parse(name).literal();
  }
}
