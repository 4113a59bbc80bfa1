package dev.runner.driver.http;

import dev.runner.expr.Expression;
import dev.runner.expr.Template;
import dev.runner.plan.Http;
import dev.runner.plan.Step;
import java.util.List;
import java.util.stream.Stream;

/// What a step's expressions look at of an answer, so that nothing else is made of it.
///
/// @param body whether the text of the body
/// @param json whether the value that it is as JSON, which it then must be
/// @param all whether any of it might be: then what is no JSON is null
record Uses(boolean body, boolean json, boolean all) {

  static Uses of(Step step, Http http) {
    List<List<String>> paths =
        Stream.of(
                step.outputs().values().stream().flatMap(Uses::expressions),
                step.until().stream().map(it -> it.condition()),
                http.expected().body().stream())
            .flatMap(it -> it)
            .flatMap(it -> it.paths().stream())
            .toList();
    return new Uses(
        any(paths, List.of("response", "body")),
        any(paths, List.of("response", "json")) || any(paths, List.of("json")),
        paths.contains(List.of("response")));
  }

  private static boolean any(List<List<String>> paths, List<String> start) {
    return paths.stream()
        .anyMatch(it -> it.size() >= start.size() && it.subList(0, start.size()).equals(start));
  }

  private static Stream<Expression> expressions(Template template) {
    return template.parts().stream()
        .flatMap(
            part ->
                switch (part) {
                  case Template.Part.Literal _ -> Stream.empty();
                  case Template.Part.Hole hole -> Stream.of(hole.expression());
                });
  }
}
