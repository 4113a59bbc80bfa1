package dev.runner.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.text.Problem;
import dev.runner.text.Problems;
import dev.runner.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Whatever is written, there are located problems or a value of the type that was foretold.
/// `-Dfuzz=1000000` tries so many of each kind, `-Dseed=7` others; then none may take over a
/// second.
class FuzzTest {
  private static final boolean LONG = System.getProperty("fuzz") != null;
  private static final int COUNT = Integer.getInteger("fuzz", 20_000);
  private static final long SEED = Long.getLong("seed", 25);
  private static final long SECOND = 1_000_000_000;

  @Test
  void words_in_any_order_are_problems_or_a_value() {
    assertThat(values(it -> it.words(8))).isGreaterThan(COUNT / 200);
  }

  @Test
  void what_the_grammar_allows_is_problems_or_a_value() {
    assertThat(values(it -> it.expression(4))).isGreaterThan(COUNT / 10);
  }

  @Test
  void what_has_mistakes_is_problems_or_a_value() {
    assertThat(values(Written::mistaken)).isGreaterThan(COUNT / 50);
  }

  /// How many are right and have a value.
  private static int values(Function<Written, String> write) {
    Written written = new Written(new Random(SEED));
    int values = 0;
    for (int i = 0; i < COUNT; i++) {
      String expression = write.apply(written);
      long start = System.nanoTime();
      values += tried(expression) ? 1 : 0;
      require(!LONG || System.nanoTime() - start < SECOND || soon(expression), expression);
    }
    return values;
  }

  private static boolean tried(String expression) {
    try {
      return evaluates(expression);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(expression, e);
    }
  }

  /// Whether it takes less than a second, now that others may have slowed it down once.
  private static boolean soon(String expression) {
    long start = System.nanoTime();
    tried(expression);
    return System.nanoTime() - start < SECOND;
  }

  /// Whether it is well-formed, passes the check and has a value. What passes the check and has no
  /// value says why not.
  private static boolean evaluates(String written) {
    Problems problems = new Problems();
    Text text = Sample.text(written);
    Template.parse(text, problems).ifPresent(FuzzTest::evaluate);
    Problems grammar = new Problems();
    Optional<Expression> expression = Expression.parse(text, grammar);
    require(expression.isEmpty() == grammar.any() && located(grammar, text), text);
    return expression.isPresent() && evaluates(expression.orElseThrow(), text);
  }

  private static boolean evaluates(Expression expression, Text text) {
    Problems problems = new Problems();
    Type type = expression.check(Sample.SCOPE, problems);
    require(located(problems, text) && !expression.paths().contains(List.of()), text);
    try {
      Value value = expression.evaluate(Sample.NAMES);
      require(problems.any() || fits(type, value), expression);
      return !problems.any();
    } catch (EvaluationException e) {
      require(
          String.valueOf(e.getMessage()).length() > 5 && e.span().source().name().equals("plan"),
          expression);
      return false;
    }
  }

  private static boolean located(Problems problems, Text text) {
    for (Problem problem : problems.all()) {
      if (problem.message().isBlank() || problem.span().source() != text.span().source()) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(Type type, Value value) {
    return switch (value) {
      case Value.Null _ -> true;
      case Value.Arr(List<Value> items) when type instanceof Type.Arr(Type all) ->
          items.stream().allMatch(it -> fits(all, it));
      case Value.Obj(Map<String, Value> fields) when type instanceof Type.Obj object ->
          fields.entrySet().stream().allMatch(it -> fits(object, it.getKey(), it.getValue()));
      case Value _ -> type instanceof Type.Any || type.kind().equals(value.kind());
    };
  }

  private static boolean fits(Type.Obj type, String name, Value value) {
    return Optional.ofNullable(type.fields().get(name))
        .or(type::others)
        .map(it -> fits(it, value))
        .orElse(false);
  }

  private static void evaluate(Template template) {
    Problems problems = new Problems();
    template.check(Sample.SCOPE, problems);
    try {
      template.text(Sample.NAMES);
    } catch (EvaluationException e) {
      require(String.valueOf(e.getMessage()).length() > 5, template);
    }
  }

  /// Cheaper than an assertion of AssertJ, a million times.
  private static void require(boolean condition, Object written) {
    if (!condition) {
      throw new AssertionError(written.toString());
    }
  }
}
