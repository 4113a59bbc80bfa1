package dev.runner.expr;

import static dev.runner.expr.Shape.ANY;
import static dev.runner.expr.Shape.LIST;
import static dev.runner.expr.Shape.NUMBER;
import static dev.runner.expr.Shape.STRING;
import static dev.runner.expr.Signature.giving;

import java.util.List;

/// The functions of lists, and of what has a size.
enum ListFunction implements Function {
  CONTAINS(
      "contains",
      giving(Result.BOOLEAN, Shape.CONTAINER.named("whole"), ANY.named("part")),
      "Whether a string has a part, a list an item or a record a field, as `part in whole` says it.",
      "contains('a warning', 'warn') -> true",
      "contains(['a', 'b'], 'A') -> false"),
  COUNT(
      "count",
      giving(Result.NUMBER, Shape.LIST_OR_RECORD.named("list")),
      "The number of items of a list or fields of a record.",
      "count(['a', 'b', 'c']) -> 3"),
  LENGTH(
      "length",
      giving(Result.NUMBER, Shape.CONTAINER.named("x")),
      "The number of characters of a string, items of a list or fields of a record.",
      "length('hello') -> 5",
      "length([1, 2]) -> 2"),
  FIRST(
      "first",
      giving(Result.ITEM, LIST.named("list")),
      "The first item of a list; null when it is empty.",
      "first(['a', 'b', 'c']) -> \"a\"",
      "first([]) -> null"),
  LAST(
      "last",
      giving(Result.ITEM, LIST.named("list")),
      "The last item of a list; null when it is empty.",
      "last(['a', 'b', 'c']) -> \"c\""),
  SLICE(
      "slice",
      giving(
          Result.FIRST,
          Shape.STRING_OR_LIST.named("x"),
          NUMBER.named("from"),
          NUMBER.optional("to")),
      "The items of a list or characters of a string from an index up to another; negative from the end.",
      "slice(['a', 'b', 'c', 'd'], 1, 3) -> [\"b\",\"c\"]",
      "slice('v1.10', 1) -> \"1.10\"",
      "slice('report.csv', -3) -> \"csv\""),
  REVERSE(
      "reverse",
      giving(Result.FIRST, LIST.named("list")),
      "The list from its end to its beginning.",
      "reverse([1, 2, 3]) -> [3,2,1]"),
  FLATTEN(
      "flatten",
      giving(Result.FLAT, LIST.named("list")),
      "The list with the items of those of its items that are lists in their place, one level deep.",
      "flatten([['a', 'b'], ['c'], 'd']) -> [\"a\",\"b\",\"c\",\"d\"]"),
  RANGE(
      "range",
      giving(Result.NUMBERS, NUMBER.named("from"), NUMBER.optional("to")),
      "The whole numbers from one up to but not including another; with one argument, from 0.",
      "range(3) -> [0,1,2]",
      "range(1, 4) -> [1,2,3]"),
  JOIN(
      "join",
      giving(Result.STRING, LIST.named("list"), STRING.optional("separator")),
      "The texts of the items with a separator between them, by default a comma and a blank.",
      "join(['a', 'b'], '+') -> \"a+b\"",
      "join([1, 2, 3]) -> \"1, 2, 3\"");

  @SuppressWarnings("ImmutableEnumChecker") // a record of records and copied lists
  private final Reference reference;

  ListFunction(String word, Signature signature, String about, String... examples) {
    this.reference = Reference.of(word, signature, about, examples);
  }

  @Override
  public Reference reference() {
    return reference;
  }

  @Override
  public Value call(Arguments arguments) throws EvaluationException {
    return switch (this) {
      case CONTAINS -> Value.of(Containing.truth(arguments));
      case COUNT, LENGTH -> Value.of(size(arguments.value(0)));
      case FIRST -> first(arguments.items(0));
      case LAST -> first(arguments.items(0).reversed());
      case SLICE -> Slicing.slice(arguments);
      case REVERSE -> Slicing.reversed(arguments);
      case FLATTEN -> Slicing.flat(arguments);
      case RANGE -> Slicing.range(arguments);
      case JOIN -> join(arguments);
    };
  }

  private static long size(Value value) {
    return switch (value) {
      case Value.Str(String text) -> text.codePointCount(0, text.length());
      case Value.Arr list -> list.items().size();
      case Value.Obj object -> object.fields().size();
      case Value.Null _, Value.Bool _, Value.Num _ -> 0;
    };
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
