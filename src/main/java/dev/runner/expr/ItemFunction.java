package dev.runner.expr;

import static dev.runner.expr.Shape.LIST;
import static dev.runner.expr.Signature.giving;

/// The functions that ask something of each item of a list.
enum ItemFunction implements Function {
  FILTER(
      "filter",
      giving(Result.FIRST, LIST.named("list"), Shape.TEST.named("x, condition")),
      "The items for which a condition on each, here `x`, is true.",
      "filter([5, 12, 8], x, x > 6) -> [12,8]",
      "filter(lines(\"# a\\nb\"), x, !startsWith(x, '#')) -> [\"b\"]"),
  MAP(
      "map",
      giving(Result.SECONDS, LIST.named("list"), Shape.BODY.named("x, expression")),
      "What an expression makes of each item, here `x`.",
      "map(['a', 'b'], x, upper(x)) -> [\"A\",\"B\"]"),
  ANY(
      "any",
      giving(Result.BOOLEAN, LIST.named("list"), Shape.TEST.named("x, condition")),
      "Whether a condition is true for at least one item.",
      "any([1, 2, 3], x, x > 2) -> true",
      "any([], x, x > 2) -> false"),
  ALL(
      "all",
      giving(Result.BOOLEAN, LIST.named("list"), Shape.TEST.named("x, condition")),
      "Whether a condition is true for every item.",
      "all([1, 2, 3], x, x > 2) -> false"),
  SORT(
      "sort",
      giving(Result.FIRST, LIST.named("list"), Shape.BODY.optional("x, expression")),
      "The items in the order of themselves, or of what an expression makes of each.",
      "sort([10, 9, 2]) -> [2,9,10]",
      "sort(['bb', 'c', 'a'], x, length(x)) -> [\"c\",\"a\",\"bb\"]"),
  UNIQUE(
      "unique",
      giving(Result.FIRST, LIST.named("list"), Shape.BODY.optional("x, expression")),
      "The items, of equal ones, or ones for which an expression is equal, the first.",
      "unique(['b', 'a', 'b']) -> [\"b\",\"a\"]",
      "unique(['b', 'B', 'a'], x, lower(x)) -> [\"b\",\"a\"]"),
  GROUP(
      "group",
      giving(Result.GROUPS, LIST.named("list"), Shape.BODY.named("x, expression")),
      "The items by what an expression makes of each: records with `key` and `items`, as they come.",
      "group(['b1', 'a1', 'b2'], x, slice(x, 0, 1)) -> [{\"key\":\"b\",\"items\":[\"b1\",\"b2\"]},{\"key\":\"a\",\"items\":[\"a1\"]}]"),
  SUM(
      "sum",
      giving(Result.NUMBER, LIST.named("list"), Shape.BODY.optional("x, expression")),
      "The sum of the items, or of what an expression makes of each; 0 without any.",
      "sum([1, 2.5, 3]) -> 6.5",
      "sum(['a', 'bcd'], x, length(x)) -> 4"),
  MIN(
      "min",
      giving(Result.ITEM, LIST.named("list"), Shape.BODY.optional("x, expression")),
      "The least item, or the one for which an expression is least; null without any.",
      "min([3, 1, 2]) -> 1",
      "min(['ccc', 'aa'], x, length(x)) -> \"aa\""),
  MAX(
      "max",
      giving(Result.ITEM, LIST.named("list"), Shape.BODY.optional("x, expression")),
      "The greatest item, or the one for which an expression is greatest; null without any.",
      "max([3, 1, 2]) -> 3",
      "max(['b', 'aa'], x, length(x)) -> \"aa\"");

  @SuppressWarnings("ImmutableEnumChecker") // a record of records and copied lists
  private final Reference reference;

  ItemFunction(String word, Signature signature, String about, String... examples) {
    this.reference = Reference.of(word, signature, about, examples);
  }

  @Override
  public Reference reference() {
    return reference;
  }

  @Override
  public Value call(Arguments arguments) throws EvaluationException {
    return switch (this) {
      case FILTER -> filter(arguments);
      case MAP -> map(arguments);
      case ANY -> Value.of(meets(arguments, true));
      case ALL -> Value.of(!meets(arguments, false));
      case SORT -> Ordering.of(arguments).sorted();
      case UNIQUE -> Grouping.unique(arguments);
      case GROUP -> Grouping.groups(arguments);
      case SUM -> sum(arguments);
      case MIN -> Ordering.of(arguments).least();
      case MAX -> Ordering.of(arguments).greatest();
    };
  }

  /// What must be known of that by which it orders or adds, so that it can.
  Demand demand() {
    return switch (this) {
      case SORT, MIN, MAX -> Demand.ORDER;
      case SUM -> Demand.NUMBER;
      case FILTER, MAP, ANY, ALL, UNIQUE, GROUP -> Demand.NOTHING;
    };
  }

  /// What an expression for each item must give.
  enum Demand {
    NOTHING,
    NUMBER,
    ORDER
  }

  private static Value filter(Arguments arguments) throws EvaluationException {
    BoundedList items = arguments.list();
    for (Value item : arguments.items(0)) {
      if (arguments.each(1, item).equals(Value.TRUE)) {
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

  /// Whether the condition is that of any item.
  private static boolean meets(Arguments arguments, boolean wanted) throws EvaluationException {
    for (Value item : arguments.items(0)) {
      if (arguments.each(1, item).equals(Value.of(wanted))) {
        return true;
      }
    }
    return false;
  }

  private Value sum(Arguments arguments) throws EvaluationException {
    Arithmetic arithmetic = new Arithmetic(arguments.budget(), arguments.span());
    Value.Num sum = Value.Num.spelled("0");
    int index = 0;
    for (Value item : arguments.items(0)) {
      Value value = arguments.key(item);
      if (!(value instanceof Value.Num number)) {
        throw Faults.item(arguments, this, index, value);
      }
      sum = arithmetic.result(Operation.PLUS, sum, number);
      index++;
    }
    return sum;
  }
}
