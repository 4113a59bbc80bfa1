package dev.runner.expr;

import dev.runner.text.Nearest;
import dev.runner.text.Span;
import java.util.Map;
import java.util.Optional;

/// Checks the steps that are taken from a node into its value.
final class StepChecker {
  private final Checker checker;
  private final Node of;

  StepChecker(Checker checker, Node of) {
    this.checker = checker;
    this.of = of;
  }

  Type into(Type in, Step.Into step) {
    return switch (step) {
      case Step.Named(Span at, String name) -> field(in, at, name);
      case Step.At(Span at, Node index) -> item(in, at, checker.type(index));
    };
  }

  /// The type of the list to which a filter leads.
  static Type filtered(Checker checker, Node.Filter filter) {
    Type type = checker.type(filter.of());
    for (int i = 0; i < filter.steps().size(); i++) {
      type = new StepChecker(checker, filter.before(i)).onward(type, filter.steps().get(i));
    }
    return new Type.Arr(type);
  }

  private Type onward(Type in, Step step) {
    return switch (step) {
      case Step.Every(Span at) -> items(in, at);
      case Step.Into _ when in instanceof Type.Null -> Type.ANY;
      case Step.Into into -> into(in, into);
    };
  }

  private Type items(Type in, Span at) {
    return switch (in) {
      case Type.Any _ -> Type.ANY;
      case Type.Arr(Type items) -> items;
      case Type.Obj object -> object.anyField();
      case Type.Null _, Type.Bool _, Type.Num _, Type.Str _ ->
          checker.wrong(new Fault(at, "`.*` takes a list or a record, not " + in.kind(), ""));
    };
  }

  private Type field(Type in, Span at, String name) {
    String step = "field `" + Shown.brief(name) + "`";
    return switch (in) {
      case Type.Any _ -> Type.ANY;
      case Type.Obj object ->
          Optional.ofNullable(object.fields().get(name))
              .or(object::others)
              .orElseGet(() -> absent(object, at, name));
      case Type.Arr _ -> none(in, at, step, "`.*` goes to every item");
      case Type.Null _, Type.Bool _, Type.Num _, Type.Str _ -> none(in, at, step, "");
    };
  }

  private Type absent(Type.Obj object, Span at, String name) {
    Map<String, Type> fields = object.fields();
    String message = Shown.node(of) + " has no field `" + Shown.brief(name) + "`";
    Optional<String> minus = Shown.difference(name, fields.keySet());
    if (minus.isPresent()) {
      return checker.wrong(new Fault(at, message, minus.orElseThrow()));
    }
    Optional<String> near = Nearest.to(name, fields.keySet());
    Optional<String> reason =
        reason(name).or(() -> near.isEmpty() ? reason("*") : Optional.empty());
    if (reason.isPresent()) {
      String shown = "`" + Shown.brief(path(of).orElse("") + "." + name) + "` ";
      return checker.wrong(new Fault(at, shown + reason.orElseThrow(), ""));
    }
    String has = fields.isEmpty() ? "it is empty" : "it has " + Shown.names(fields.keySet());
    return checker.wrong(
        new Fault(at, message, near.map(it -> "did you mean `" + it + "`?").orElse(has)));
  }

  private Optional<String> reason(String name) {
    return path(of)
        .flatMap(it -> Optional.ofNullable(checker.scope().elsewhere().get(it + "." + name)));
  }

  /// The names on the way to a node; empty where anything else is on it.
  private static Optional<String> path(Node node) {
    return switch (node) {
      case Node.Name(_, String name) -> Optional.of(name);
      case Node.Select(_, Node of, Step.Named(_, String name)) ->
          path(of).map(it -> it + "." + name);
      case Node _ -> Optional.empty();
    };
  }

  private Type item(Type in, Span at, Type index) {
    return switch (in) {
      case Type.Any _ -> Type.ANY;
      case Type.Arr(Type items) -> indexed(in, at, index, Type.NUM) ? items : Type.ANY;
      case Type.Obj object -> indexed(in, at, index, Type.STR) ? object.anyField() : Type.ANY;
      case Type.Null _, Type.Bool _, Type.Num _, Type.Str _ -> none(in, at, "items", "");
    };
  }

  private boolean indexed(Type in, Span at, Type index, Type wanted) {
    boolean fits = index.kind().equals(wanted.kind()) || index instanceof Type.Any;
    if (!fits) {
      String demand = wanted instanceof Type.Num ? "a whole number" : "a field's name";
      String message = Shown.node(of) + " is " + in.kind() + ": its index is " + demand;
      new Fault(at, message + ", not " + index.kind(), "").report(checker.problems());
    }
    return fits;
  }

  private Type none(Type in, Span at, String what, String hint) {
    return checker.wrong(
        new Fault(at, Shown.node(of) + " is " + in.kind() + ": it has no " + what, hint));
  }
}
