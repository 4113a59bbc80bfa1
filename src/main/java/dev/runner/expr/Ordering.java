package dev.runner.expr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Items of a list in the order of their keys, which are all numbers or all strings.
final class Ordering {
  private static final Comparator<Value> KEYS = Ordering::compare;

  private final Arguments arguments;
  private final List<Keyed> items;

  private Ordering(Arguments arguments, List<Keyed> items) {
    this.arguments = arguments;
    this.items = items;
  }

  /// An item, and by what it is ordered.
  private record Keyed(Value key, Value item) {}

  static Ordering of(Arguments arguments) throws EvaluationException {
    List<Keyed> items = new ArrayList<>();
    for (Value item : arguments.items(0)) {
      Value key = arguments.key(item);
      boolean ordered = key instanceof Value.Num || key instanceof Value.Str;
      if (!ordered || !items.isEmpty() && !key.kind().equals(items.getFirst().key.kind())) {
        throw Faults.item(arguments, arguments.function(), items.size(), key);
      }
      items.add(new Keyed(key, item));
      arguments.budget().work(size(key), arguments.span());
    }
    return new Ordering(arguments, items);
  }

  private static int size(Value key) {
    return 1 + key.text().orElse("").length() / 16;
  }

  /// Merging reads every key once on each of its levels.
  Value sorted() throws EvaluationException {
    long work = 0;
    for (Keyed item : items) {
      work += size(item.key);
    }
    arguments
        .budget()
        .work(work * (Integer.SIZE - Integer.numberOfLeadingZeros(items.size())), arguments.span());
    items.sort(Comparator.comparing(Keyed::key, KEYS));
    return arguments.list(items.stream().map(Keyed::item).toList());
  }

  Value least() {
    return items.stream()
        .min(Comparator.comparing(Keyed::key, KEYS))
        .map(Keyed::item)
        .orElse(Value.NULL);
  }

  /// The first of the greatest.
  Value greatest() {
    return items.stream()
        .min(Comparator.comparing(Keyed::key, KEYS.reversed()))
        .map(Keyed::item)
        .orElse(Value.NULL);
  }

  private static int compare(Value one, Value other) {
    return one instanceof Value.Num number && other instanceof Value.Num with
        ? number.compareTo(with)
        : Comparing.byCodePoints(one.text().orElse(""), other.text().orElse(""));
  }
}
