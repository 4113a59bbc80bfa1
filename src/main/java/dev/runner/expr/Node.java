package dev.runner.expr;

import dev.runner.text.Span;
import java.util.List;
import java.util.stream.Stream;

/// An expression as a tree, at most [Parser#DEEPEST] nodes deep.
sealed interface Node {
  Span span();

  /// A value that was written down.
  record Literal(Span span, Value value) implements Node {}

  /// A string that was written down as a regular expression.
  record Pattern(Span span, Regex regex) implements Node {}

  /// A name in scope.
  record Name(Span span, String name) implements Node {}

  /// A value within another.
  record Select(Span span, Node of, Step.Into step) implements Node {}

  /// A list of the values that are found by going those steps from a list or record, the first of
  /// which is `.*`.
  record Filter(Span span, Node of, List<Step> steps) implements Node {
    public Filter {
      steps = List.copyOf(steps);
    }

    /// What the first `count` steps lead to, as messages name it.
    Node before(int count) {
      return count == 0 ? of : new Filter(span, of, steps.subList(0, count));
    }
  }

  /// `!operand`.
  record Not(Span span, Node operand) implements Node {}

  /// Two or more operands with `&&` or `||` between them.
  record Logic(Span span, Connective connective, List<Node> operands) implements Node {
    public Logic {
      operands = List.copyOf(operands);
    }
  }

  /// Two operands with a comparison between them.
  record Compare(Span span, Comparison comparison, Node left, Node right) implements Node {}

  /// An item, a part or a field's name, and what it may be in.
  record Within(Span span, Node part, Node whole) implements Node {}

  /// Two numbers with an operator between them.
  record Reckon(Span span, Operation operation, Node left, Node right) implements Node {}

  /// `-operand`, where that isn't written as a number.
  record Negative(Span span, Node operand) implements Node {}

  /// `condition ? then : otherwise`.
  record Choice(Span span, Node condition, Node then, Node otherwise) implements Node {}

  /// `[items]`.
  record Items(Span span, List<Node> items) implements Node {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// A call of a function.
  ///
  /// @param at where its name stands
  record Call(Span span, Span at, Function function, List<Node> arguments) implements Node {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// A call of a function that doesn't exist.
  ///
  /// @param at where its name stands
  record Unknown(Span span, Span at, String word, List<Node> arguments) implements Node {
    public Unknown {
      arguments = List.copyOf(arguments);
    }
  }

  /// An argument that is evaluated once for each item of a list, under a name of its own.
  ///
  /// @param at where the name stands
  record Lambda(Span span, Span at, String name, Node body) implements Node {}

  /// The nodes directly below this one.
  default List<Node> children() {
    return switch (this) {
      case Literal _, Pattern _, Name _ -> List.of();
      case Select select ->
          Stream.concat(Stream.of(select.of), indexes(List.of(select.step))).toList();
      case Filter filter -> Stream.concat(Stream.of(filter.of), indexes(filter.steps)).toList();
      case Not not -> List.of(not.operand);
      case Logic logic -> logic.operands;
      case Compare compare -> List.of(compare.left, compare.right);
      case Within within -> List.of(within.part, within.whole);
      case Reckon reckon -> List.of(reckon.left, reckon.right);
      case Negative negative -> List.of(negative.operand);
      case Choice choice -> List.of(choice.condition, choice.then, choice.otherwise);
      case Items list -> list.items;
      case Call call -> call.arguments;
      case Unknown unknown -> unknown.arguments;
      case Lambda lambda -> List.of(lambda.body);
    };
  }

  private static Stream<Node> indexes(List<Step> steps) {
    return steps.stream()
        .flatMap(
            step ->
                switch (step) {
                  case Step.At(Span _, Node index) -> Stream.of(index);
                  case Step.Named _, Step.Every _ -> Stream.of();
                });
  }
}
