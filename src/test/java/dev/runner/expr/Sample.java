package dev.runner.expr;

import dev.runner.text.Problem;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A small plan's names, with which tests parse, check and evaluate.
final class Sample {
  static final String STDOUT = "# branch.head main\n1 a.txt\r\n? b.txt\n";

  static final Scope SCOPE =
      new Scope(
          Map.of(
              "params",
              Type.closed(Map.of("root", Type.STR, "fetch", Type.BOOL, "max", Type.NUM)),
              "target",
              Type.open(),
              "stdout",
              Type.STR,
              "nothing",
              Type.NULL,
              "hosts",
              new Type.Arr(Type.closed(Map.of("name", Type.STR, "port", Type.NUM))),
              "steps",
              Type.closed(Map.of("state", step()))),
          false,
          Map.of("json", "is only known in `outputs`, `expect` and `until`"));

  static final Names NAMES = names(values());

  private Sample() {}

  private static Type step() {
    return Type.closed(
        Map.of("outcome", Type.STR, "outputs", Type.closed(ordered("branch", "dirty"))));
  }

  private static Map<String, Type> ordered(String first, String second) {
    Map<String, Type> types = new LinkedHashMap<>();
    types.put(first, Type.STR);
    types.put(second, Type.NUM);
    return types;
  }

  private static Map<String, Value> values() {
    return Map.of(
        "params", json("{\"root\": \"~/src\", \"fetch\": true, \"max\": 1.10}"),
        "target",
            json("{\"key\": \"app\", \"host\": \"h1\", \"tags\": [\"x\", \"y\"], \"n\": null}"),
        "stdout", Value.of(STDOUT),
        "nothing", Value.NULL,
        "hosts", json("[{\"name\": \"a\", \"port\": 80}, {\"name\": \"b\", \"port\": 443}]"),
        "steps",
            json(
                "{\"state\": {\"outcome\": \"succeeded\", \"outputs\": {\"branch\": \"main\","
                    + " \"dirty\": 2}}}"));
  }

  static Value json(String text) {
    try {
      return Json.parse(text);
    } catch (JsonException e) {
      throw new AssertionError(text, e);
    }
  }

  static Names names(Map<String, Value> values) {
    return new Names() {
      @Override
      public Optional<Value> named(String name) {
        return Optional.ofNullable(values.get(name));
      }

      @Override
      public OptionalInt freePort() {
        return OptionalInt.of(20_080);
      }
    };
  }

  static Text text(String written) {
    Source source = new Source("plan", written);
    return Text.verbatim(written, source.span(0, written.length()));
  }

  /// The expression, which must be well-formed.
  static Expression parsed(String written) {
    Problems problems = new Problems();
    return Expression.parse(text(written), problems)
        .orElseThrow(() -> new AssertionError(shown(problems)));
  }

  static Value value(String written) throws EvaluationException {
    return parsed(written).evaluate(NAMES);
  }

  /// The value as JSON, or else what went wrong and where.
  static String outcome(String written) {
    try {
      return Json.write(value(written));
    } catch (EvaluationException e) {
      return place(e) + e.getMessage();
    }
  }

  static String place(EvaluationException e) {
    return e.span().column() + "-" + (e.span().column() + e.span().end() - e.span().start()) + ": ";
  }

  /// All problems of parsing and checking, each as `from-to: message; hint`, with columns.
  static List<String> problems(String written) {
    return problems(written, SCOPE);
  }

  static List<String> problems(String written, Scope scope) {
    Problems problems = new Problems();
    Expression.parse(text(written), problems).ifPresent(it -> it.check(scope, problems));
    return shown(problems);
  }

  static Type type(String written) {
    Problems problems = new Problems();
    Type type = parsed(written).check(SCOPE, problems);
    if (problems.any()) {
      throw new AssertionError(shown(problems));
    }
    return type;
  }

  static List<String> shown(Problems problems) {
    List<String> shown = new ArrayList<>();
    for (Problem problem : problems.all()) {
      int from = problem.span().column();
      int to = from + problem.span().end() - problem.span().start();
      String hint = problem.hint().isEmpty() ? "" : "; " + problem.hint();
      shown.add(from + "-" + to + ": " + problem.message() + hint);
    }
    return shown;
  }
}
