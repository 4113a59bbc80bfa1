package dev.runner.expr;

import dev.runner.text.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What to say of a step that leads to nothing.
final class Absence {
  /// In a larger record nobody looks for the nearest name.
  private static final int SEARCHED = 1000;

  private Absence() {}

  /// Of a step that another value of the same kind would allow.
  static EvaluationException of(Access access) {
    return new EvaluationException(access.at(), () -> absent(access));
  }

  private static String absent(Access access) {
    String of = Shown.node(access.of());
    return switch (access.in()) {
      case Value.Null _ -> of + " is null: it has no " + shown(access.index());
      case Value.Arr(List<Value> items) ->
          of + " has " + Shown.count(items.size(), "item") + ", so no " + shown(access.index());
      case Value.Obj(Map<String, Value> fields) ->
          of + " has no " + shown(access.index()) + hint(access.index(), fields.keySet());
      case Value.Bool _, Value.Num _, Value.Str _ -> wrong(access);
    };
  }

  /// Of a step that no value of this kind allows.
  static EvaluationException wrongStep(Access access) {
    return new EvaluationException(access.at(), wrong(access));
  }

  private static String wrong(Access access) {
    String of = Shown.node(access.of()) + " is " + access.in().kind() + ": ";
    Value index = access.index();
    return switch (access.in()) {
      case Value.Arr _ when index instanceof Value.Str ->
          of + "it has no " + shown(index) + "; `.*` goes to every item";
      case Value.Arr _ -> of + "its index is a whole number, not " + said(index);
      case Value.Obj _ -> of + "its index is a field's name, not " + said(index);
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ -> of + "it has no " + shown(index);
    };
  }

  private static String hint(Value index, Set<String> known) {
    String has = known.isEmpty() ? "; it is empty" : "; it has " + Shown.names(known);
    return index instanceof Value.Str(String word) && known.size() <= SEARCHED
        ? Shown.difference(word, known)
            .or(() -> Nearest.to(word, known).map(it -> "did you mean `" + Shown.brief(it) + "`?"))
            .map(it -> "; " + it)
            .orElse(has)
        : has;
  }

  private static String shown(Value index) {
    return switch (index) {
      case Value.Str(String name) -> "field `" + Shown.brief(name) + "`";
      case Value.Num number -> "item " + Shown.brief(number.spelling());
      case Value.Null _, Value.Bool _, Value.Arr _, Value.Obj _ -> "items";
    };
  }

  private static String said(Value index) {
    return index instanceof Value.Num number ? Shown.brief(number.spelling()) : index.kind();
  }
}
