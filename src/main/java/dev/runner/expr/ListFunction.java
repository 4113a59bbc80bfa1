package dev.runner.expr;

import static dev.runner.expr.Shape.ANY;
import static dev.runner.expr.Shape.LIST;
import static dev.runner.expr.Shape.STRING;
import static dev.runner.expr.Signature.giving;

import java.util.List;

/// The functions of lists and records.
enum ListFunction implements Function {
  CONTAINS(
      "contains",
      giving(Result.BOOLEAN, Shape.CONTAINER.named("whole"), ANY.named("x")),
      "Whether a string has another in it, or a list has an equal item; case matters.",
      "contains('a warning', 'warn')",
      "true"),
  COUNT(
      "count",
      giving(Result.NUMBER, Shape.LIST_OR_RECORD.named("list")),
      "The number of items of a list or fields of a record.",
      "count(split('a b c', ' '))",
      "3"),
  FILTER(
      "filter",
      giving(Result.FIRST, LIST.named("list"), Shape.TEST.named("x, condition")),
      "The items for which a condition on each, here `x`, is true.",
      "filter(lines(\"# a\\nb\"), x, !startsWith(x, '#'))",
      "[\"b\"]"),
  MAP(
      "map",
      giving(Result.SECONDS, LIST.named("list"), Shape.BODY.named("x, expression")),
      "What an expression makes of each item, here `x`.",
      "map(split('a b', ' '), x, upper(x))",
      "[\"A\",\"B\"]"),
  FIRST(
      "first",
      giving(Result.ITEM, LIST.named("list")),
      "The first item of a list; null when it is empty.",
      "first(split('a b c', ' '))",
      "\"a\""),
  LAST(
      "last",
      giving(Result.ITEM, LIST.named("list")),
      "The last item of a list; null when it is empty.",
      "last(split('a b c', ' '))",
      "\"c\""),
  JOIN(
      "join",
      giving(Result.STRING, LIST.named("list"), STRING.optional("separator")),
      "The texts of the items with a separator between them, by default a comma and a blank.",
      "join(split('a b', ' '), '+')",
      "\"a+b\"");

  @SuppressWarnings("ImmutableEnumChecker") // a record of records and copied lists
  private final Reference reference;

  ListFunction(String word, Signature signature, String about, String example, String result) {
    this.reference = new Reference(word, signature, about, example, result);
  }

  @Override
  public Reference reference() {
    return reference;
  }

  @Override
  public Value call(Arguments arguments) throws EvaluationException {
    return switch (this) {
      case CONTAINS -> Value.of(Containing.truth(arguments));
      case COUNT -> count(arguments);
      case FILTER -> filter(arguments);
      case MAP -> map(arguments);
      case FIRST -> first(arguments.items(0));
      case LAST -> first(arguments.items(0).reversed());
      case JOIN -> join(arguments);
    };
  }

  private static Value count(Arguments arguments) throws EvaluationException {
    Value value = arguments.value(0);
    return switch (value) {
      case Value.Arr list -> Value.of(list.items().size());
      case Value.Obj object -> Value.of(object.fields().size());
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ -> throw arguments.wrong(0, value);
    };
  }

  private static Value filter(Arguments arguments) throws EvaluationException {
    BoundedList items = arguments.list();
    for (Value item : arguments.items(0)) {
      if (arguments.each(1, item) instanceof Value.Bool(boolean kept) && kept) {
        items.add(item);
      }
    }
    return items.value();
  }

  private static Value map(Arguments arguments) throws EvaluationException {
    BoundedList made = arguments.list();
    for (Value item : arguments.items(0)) {
      made.add(arguments.each(1, item));
    }
    return made.value();
  }

  private static Value first(List<Value> items) {
    return items.isEmpty() ? Value.NULL : items.getFirst();
  }

  private static Value join(Arguments arguments) throws EvaluationException {
    List<Value> items = arguments.items(0);
    String separator = arguments.count() > 1 ? arguments.string(1) : ", ";
    BoundedText text = new BoundedText(arguments.span());
    for (int i = 0; i < items.size(); i++) {
      text.append(i == 0 ? "" : separator).append(text(arguments, items, i));
    }
    return arguments.text(text.toString());
  }

  private static String text(Arguments arguments, List<Value> items, int index)
      throws EvaluationException {
    Value item = items.get(index);
    arguments.budget().work(1, arguments.span());
    if (item.text().isPresent()) {
      return item.text().orElseThrow();
    }
    throw arguments.fault(
        0, "item " + index + " of the list is " + item.kind() + ": it has no text");
  }
}
