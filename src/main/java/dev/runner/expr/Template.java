package dev.runner.expr;

import dev.runner.text.Problems;
import dev.runner.text.Span;
import dev.runner.text.Text;
import java.util.List;
import java.util.Optional;

/// A string with `${{ }}` in it, parsed: literal parts and holes. Immutable; any thread may
/// evaluate it.
public final class Template {

  /// A piece of a template.
  public sealed interface Part {

    /// Text that stands for itself.
    record Literal(Text text) implements Part {}

    /// An expression between `${{` and `}}`.
    ///
    /// @param whole the hole with its braces, as written
    record Hole(Expression expression, Text whole) implements Part {}
  }

  private final Text text;
  private final List<Part> parts;

  private Template(Text text, List<Part> parts) {
    this.text = text;
    this.parts = List.copyOf(parts);
  }

  /// Parses a string with holes; a mistake within a hole, or one that isn't closed, is added to
  /// `problems`.
  public static Optional<Template> parse(Text text, Problems problems) {
    return new Holes(text, problems).parts().map(it -> new Template(text, it));
  }

  /// A template of these parts.
  ///
  /// @param text what it says it was written as, and where
  public static Template of(Text text, List<Part> parts) {
    return new Template(text, parts);
  }

  /// A text that stands for itself, whatever it holds.
  public static Template literal(Text text) {
    return new Template(text, List.of(new Part.Literal(text)));
  }

  public List<Part> parts() {
    return parts;
  }

  /// Whether it has no hole.
  public boolean constant() {
    return parts.stream().allMatch(Part.Literal.class::isInstance);
  }

  /// Whether a top-level name such as `target` or `steps` is used anywhere in it.
  public boolean uses(String name) {
    for (Part part : parts) {
      if (part instanceof Part.Hole hole && hole.expression().uses(name)) {
        return true;
      }
    }
    return false;
  }

  /// Checks every hole; one that is embedded in text, or is the whole of it, must have a text: not
  /// null, list or record.
  public void check(Scope scope, Problems problems) {
    for (Part part : parts) {
      switch (part) {
        case Part.Literal _ -> {}
        case Part.Hole hole -> checkText(hole.expression(), scope, problems);
      }
    }
  }

  private static void checkText(Expression expression, Scope scope, Problems problems) {
    Type type = expression.check(scope, problems);
    switch (type) {
      case Type.Null _, Type.Arr _, Type.Obj _ -> textless(expression, type).report(problems);
      case Type.Any _, Type.Bool _, Type.Num _, Type.Str _ -> {}
    }
  }

  /// Checks the one hole for the type of its value, where the template is nothing but a hole; else
  /// like [#check].
  public Type checkValue(Scope scope, Problems problems) {
    if (only() instanceof Part.Hole hole) {
      return hole.expression().check(scope, problems);
    }
    check(scope, problems);
    return Type.STR;
  }

  /// The text, with the text of each hole's value in its place.
  ///
  /// @throws EvaluationException also when a hole's value has no text
  public String text(Names names) throws EvaluationException {
    if (parts.size() == 1 && parts.getFirst() instanceof Part.Literal(Text literal)) {
      return literal.value();
    }
    Evaluator evaluator = Evaluator.with(names);
    BoundedText whole = new BoundedText(span());
    for (Part part : parts) {
      switch (part) {
        case Part.Literal(Text literal) -> whole.append(literal.value());
        case Part.Hole hole -> whole.append(text(hole.expression(), evaluator));
      }
    }
    return whole.toString();
  }

  private static String text(Expression expression, Evaluator evaluator)
      throws EvaluationException {
    Value value = expression.evaluate(evaluator);
    if (value.text().isPresent()) {
      return value.text().orElseThrow();
    }
    throw textless(expression, Kinds.of(value)).evaluating();
  }

  private static Fault textless(Expression expression, Type type) {
    Node node = expression.node();
    return new Fault(node.span(), Shown.node(node) + " is " + type.kind(), Faults.text(type));
  }

  /// The value of the one hole, typed, where the template is nothing but a hole; else its text.
  public Value value(Names names) throws EvaluationException {
    return only() instanceof Part.Hole hole
        ? hole.expression().evaluate(names)
        : Value.of(text(names));
  }

  /// The one part, where there is but one; else text.
  private Part only() {
    return parts.size() == 1 ? parts.getFirst() : new Part.Literal(text);
  }

  public Span span() {
    return text.span();
  }

  /// As it was written.
  @Override
  public String toString() {
    return text.value();
  }
}
