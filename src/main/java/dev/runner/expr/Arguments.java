package dev.runner.expr;

import dev.runner.text.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The arguments of one call while it is evaluated: each is evaluated when it is asked for.
final class Arguments {
  private static final Value.Num LEAST = Value.Num.spelled(Integer.toString(Integer.MIN_VALUE));
  private static final Value.Num GREATEST = Value.Num.spelled(Integer.toString(Integer.MAX_VALUE));

  /// What it costs at least to compile a regular expression, in units of [Budget#work].
  private static final int COMPILING = 100;

  private final Evaluator evaluator;
  private final Node.Call call;

  Arguments(Evaluator evaluator, Node.Call call) {
    this.evaluator = evaluator;
    this.call = call;
  }

  /// The value of the call.
  Value call() throws EvaluationException {
    if (!call.function().signature().admits(count())) {
      throw Faults.arity(call).evaluating();
    }
    return call.function().call(this);
  }

  int count() {
    return call.arguments().size();
  }

  /// An argument of the type that its parameter demands.
  Value value(int index) throws EvaluationException {
    return demanded(index, evaluator.value(node(index)));
  }

  String string(int index) throws EvaluationException {
    Value value = value(index);
    if (value instanceof Value.Str(String text)) {
      evaluator.budget().work(text.length() / 16, span());
      return text;
    }
    throw wrong(index, value);
  }

  List<Value> items(int index) throws EvaluationException {
    Value value = value(index);
    if (value instanceof Value.Arr(List<Value> items)) {
      return items;
    }
    throw wrong(index, value);
  }

  Map<String, Value> fields(int index) throws EvaluationException {
    Value value = value(index);
    if (value instanceof Value.Obj(Map<String, Value> fields)) {
      return fields;
    }
    throw wrong(index, value);
  }

  Value.Num number(int index) throws EvaluationException {
    Value value = value(index);
    if (value instanceof Value.Num number) {
      return number;
    }
    throw wrong(index, value);
  }

  /// A whole number; of those that are too large for it, the nearest.
  int whole(int index) throws EvaluationException {
    Value.Num number = number(index);
    if (number.small()) {
      return Math.clamp(number.whole(), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    if (!Access.whole(number.value())) {
      String found = Shown.brief(number.spelling());
      throw fault(index, "`" + call.function().word() + "` takes a whole number, not " + found);
    }
    boolean near = number.compareTo(LEAST) > 0 && number.compareTo(GREATEST) < 0;
    int farthest = number.value().signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    return near ? number.value().intValue() : farthest;
  }

  /// The text of a string, number or boolean.
  String scalar(int index) throws EvaluationException {
    String text = value(index).text().orElse("");
    evaluator.budget().work(text.length() / 16, span());
    return text;
  }

  /// By what an item is compared with others: what the second argument gives for it, or itself.
  Value key(Value item) throws EvaluationException {
    return count() > 1 ? each(1, item) : item;
  }

  /// What an argument gives for one item of a list.
  Value each(int index, Value item) throws EvaluationException {
    return node(index) instanceof Node.Lambda(_, _, String name, Node body)
        ? demanded(index, evaluator.binding(name, item).value(body))
        : value(index);
  }

  Regex regex(int index) throws EvaluationException {
    if (node(index) instanceof Node.Pattern(_, Regex regex)) {
      return regex;
    }
    String written = string(index);
    budget().work(COMPILING + 10L * written.length(), span());
    try {
      return Regex.compile(span(index), written);
    } catch (SyntaxException e) {
      throw e.fault().evaluating();
    }
  }

  /// An argument, or what is missing on the path to it.
  Lookup look(int index) throws EvaluationException {
    return evaluator.look(node(index));
  }

  Names.Status status() {
    return evaluator.names().status();
  }

  OptionalInt freePort() {
    return evaluator.names().freePort();
  }

  Budget budget() {
    return evaluator.budget();
  }

  Function function() {
    return call.function();
  }

  /// The call itself.
  Node.Call node() {
    return call;
  }

  /// Where the function's name stands.
  Span span() {
    return call.at();
  }

  Span span(int index) {
    return node(index).span();
  }

  /// A string as the value of the call.
  Value text(String text) throws EvaluationException {
    return evaluator.budget().text(text, span());
  }

  /// A list of items that are there already.
  Value list(List<Value> items) throws EvaluationException {
    BoundedList list = list();
    for (Value item : items) {
      list.add(item);
    }
    return list.value();
  }

  Arithmetic arithmetic() {
    return new Arithmetic(budget(), span());
  }

  BoundedList list() {
    return new BoundedList(evaluator.budget(), span());
  }

  /// What is wrong with the value of an argument.
  EvaluationException fault(int index, String message) {
    return new EvaluationException(span(index), message);
  }

  /// That an argument has the wrong type.
  EvaluationException wrong(int index, Value value) {
    return call.function()
        .signature()
        .parameter(index)
        .map(it -> Faults.argument(call, index, it, Kinds.of(value)))
        .orElseGet(() -> Faults.arity(call))
        .evaluating();
  }

  private Value demanded(int index, Value value) throws EvaluationException {
    Optional<Shape> shape = call.function().signature().shape(index);
    if (shape.isPresent() && shape.get().admits(Kinds.of(value))) {
      return value;
    }
    throw wrong(index, value);
  }

  private Node node(int index) {
    return call.arguments().get(index);
  }
}
