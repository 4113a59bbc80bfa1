package dev.runner.target;

import java.util.ArrayList;
import java.util.List;

/// The way from a document's root to a value in it: names of fields, numbers in arrays.
record JsonPath(List<String> steps) {
  JsonPath {
    steps = List.copyOf(steps);
  }

  /// Understands a JSON Pointer (RFC 6901, `/a/b`) and `a.b`.
  static JsonPath parse(String text) {
    List<String> steps = new ArrayList<>();
    boolean pointer = text.startsWith("/");
    for (String step : (pointer ? text.substring(1) : text).split(pointer ? "/" : "\\.", -1)) {
      steps.add(pointer ? step.replace("~1", "/").replace("~0", "~") : step);
    }
    return new JsonPath(text.isEmpty() ? List.of() : steps);
  }

  /// The first so many steps, as messages name them.
  String shown(int count) {
    return count == 0 ? "the document" : Quoted.word(String.join(".", steps.subList(0, count)));
  }
}
