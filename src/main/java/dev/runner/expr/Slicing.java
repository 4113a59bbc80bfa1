package dev.runner.expr;

import java.util.List;

/// Takes lists and strings apart by indexes, and puts lists together.
final class Slicing {
  private Slicing() {}

  static Value slice(Arguments arguments) throws EvaluationException {
    Value of = arguments.value(0);
    return of instanceof Value.Str(String text) ? text(arguments, text) : items(arguments);
  }

  private static Value text(Arguments arguments, String text) throws EvaluationException {
    arguments.budget().work(text.length() / 16, arguments.span());
    int length = text.codePointCount(0, text.length());
    int from = index(arguments, 1, length);
    int to = Math.max(from, arguments.count() > 2 ? index(arguments, 2, length) : length);
    int start = text.offsetByCodePoints(0, from);
    return arguments.text(text.substring(start, text.offsetByCodePoints(start, to - from)));
  }

  private static Value items(Arguments arguments) throws EvaluationException {
    List<Value> items = arguments.items(0);
    int from = index(arguments, 1, items.size());
    int to = arguments.count() > 2 ? index(arguments, 2, items.size()) : items.size();
    return arguments.list(items.subList(from, Math.max(from, to)));
  }

  /// An index that stands for a place from the beginning to the end; negative ones count from
  /// there.
  private static int index(Arguments arguments, int argument, int size) throws EvaluationException {
    int index = arguments.whole(argument);
    return Math.clamp(index < 0 ? (long) size + index : index, 0, size);
  }

  static Value reversed(Arguments arguments) throws EvaluationException {
    return arguments.list(arguments.items(0).reversed());
  }

  static Value flat(Arguments arguments) throws EvaluationException {
    BoundedList flat = arguments.list();
    for (Value item : arguments.items(0)) {
      if (item instanceof Value.Arr(List<Value> inner)) {
        for (Value one : inner) {
          flat.add(one);
        }
      } else {
        flat.add(item);
      }
    }
    return flat.value();
  }

  static Value range(Arguments arguments) throws EvaluationException {
    boolean both = arguments.count() > 1;
    int from = both ? arguments.whole(0) : 0;
    int to = arguments.whole(both ? 1 : 0);
    arguments.budget().size(Math.max(0, (long) to - from), arguments.span());
    BoundedList numbers = arguments.list();
    for (long number = from; number < to; number++) {
      numbers.add(Value.of(number));
    }
    return numbers.value();
  }
}
