package dev.runner.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes paths apart, which are texts with slashes, and puts them together.
final class Routes {
  private static final String UP = "..";

  private Routes() {}

  static String last(String path) {
    String bare = withoutSlashes(path);
    return bare.equals("/") ? bare : bare.substring(bare.lastIndexOf('/') + 1);
  }

  static String before(String path) {
    String bare = withoutSlashes(path);
    return bare.indexOf('/') < 0 ? "." : first(bare);
  }

  private static String first(String path) {
    String before = withoutSlashes(path.substring(0, path.lastIndexOf('/')));
    return before.isEmpty() ? "/" : before;
  }

  static String stem(String path) {
    String name = last(path);
    return name.substring(0, dot(name));
  }

  static String extension(String path) {
    String name = last(path);
    return name.substring(dot(name));
  }

  /// Where the extension of a name begins; dots at its beginning begin none.
  private static int dot(String name) {
    int dot = name.lastIndexOf('.');
    boolean hidden = name.chars().limit(Math.max(0, dot)).allMatch(it -> it == '.');
    return dot <= 0 || hidden ? name.length() : dot;
  }

  static Value joined(Arguments arguments) throws EvaluationException {
    BoundedText joined = new BoundedText(arguments.span());
    String before = arguments.string(0);
    joined.append(before);
    for (int i = 1; i < arguments.count(); i++) {
      String part = before.isEmpty() ? arguments.string(i) : withoutFirst(arguments.string(i));
      if (!part.isEmpty()) {
        joined.append(before.isEmpty() || before.endsWith("/") ? "" : "/").append(part);
        before = part;
      }
    }
    return arguments.text(joined.toString());
  }

  static Value relative(Arguments arguments) throws EvaluationException {
    String path = arguments.string(0);
    String base = arguments.string(1);
    List<String> to = steps(path);
    List<String> from = steps(base);
    int common = 0;
    while (common < Math.min(to.size(), from.size()) && to.get(common).equals(from.get(common))) {
      common++;
    }
    if (path.startsWith("/") != base.startsWith("/")
        || from.subList(common, from.size()).contains(UP)) {
      throw arguments.fault(1, "from here no way to the path is known");
    }
    List<String> way = new ArrayList<>();
    for (int i = common; i < from.size(); i++) {
      way.add(UP);
    }
    way.addAll(to.subList(common, to.size()));
    return arguments.text(way.isEmpty() ? "." : String.join("/", way));
  }

  static String normal(String path) {
    String steps = String.join("/", steps(path));
    return path.startsWith("/") ? "/" + steps : steps.isEmpty() ? "." : steps;
  }

  /// The names on the way, none of which can be left out.
  private static List<String> steps(String path) {
    List<String> steps = new ArrayList<>();
    for (String name : Arrays.asList(path.split("/"))) {
      boolean up = name.equals(UP);
      if (up && !steps.isEmpty() && !steps.getLast().equals(UP)) {
        steps.removeLast();
      } else if (!name.isEmpty() && !name.equals(".") && !(up && path.startsWith("/"))) {
        steps.add(name);
      }
    }
    return steps;
  }

  private static String withoutFirst(String path) {
    int start = 0;
    while (start < path.length() && path.charAt(start) == '/') {
      start++;
    }
    return path.substring(start);
  }

  /// Without those at its end; of the root one is left.
  private static String withoutSlashes(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }
}
