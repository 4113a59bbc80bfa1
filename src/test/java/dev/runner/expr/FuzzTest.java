package dev.runner.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.text.Problems;
import dev.runner.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FuzzTest {
  private static final List<String> WORDS = words();

  @Test
  void whatever_is_written_there_are_problems_or_a_value() {
    Random random = new Random(25);
    int values = 0;
    for (int i = 0; i < 150_000; i++) {
      values += evaluates(written(random)) ? 1 : 0;
    }
    assertThat(values).isGreaterThan(1000);
  }

  @Test
  void whatever_is_called_there_are_problems_or_a_value() {
    Random random = new Random(26);
    int values = 0;
    for (int i = 0; i < 50_000; i++) {
      values += evaluates(expression(random, 3)) ? 1 : 0;
    }
    assertThat(values).isGreaterThan(5000);
  }

  /// Whether it is well-formed, passes the check and has a value. What passes the check and has no
  /// value says why not.
  private static boolean evaluates(String written) {
    Problems problems = new Problems();
    Text text = Sample.text(written);
    Template.parse(text, problems).ifPresent(FuzzTest::evaluate);
    Problems grammar = new Problems();
    Optional<Expression> expression = Expression.parse(text, grammar);
    require(expression.isEmpty() == grammar.any(), text);
    return expression.isPresent() && evaluates(expression.orElseThrow());
  }

  private static boolean evaluates(Expression expression) {
    Problems problems = new Problems();
    Type type = expression.check(Sample.SCOPE, problems);
    try {
      Value value = expression.evaluate(Sample.NAMES);
      require(problems.any() || fits(type, value), expression);
      return !problems.any();
    } catch (EvaluationException e) {
      require(
          String.valueOf(e.getMessage()).length() > 5 && e.span().end() >= e.span().start(),
          expression);
      return false;
    }
  }

  private static boolean fits(Type type, Value value) {
    return type instanceof Type.Any
        || value instanceof Value.Null
        || type.kind().equals(value.kind());
  }

  /// Cheaper than an assertion of AssertJ, a million times.
  private static void require(boolean condition, Object written) {
    if (!condition) {
      throw new AssertionError(written.toString());
    }
  }

  private static void evaluate(Template template) {
    Problems problems = new Problems();
    template.check(Sample.SCOPE, problems);
    try {
      require(template.text(Sample.NAMES).length() < 10_000, template);
    } catch (EvaluationException e) {
      require(String.valueOf(e.getMessage()).length() > 5, template);
    }
  }

  private static String written(Random random) {
    StringBuilder written = new StringBuilder();
    int length = 1 + random.nextInt(8);
    for (int i = 0; i < length; i++) {
      written.append(WORDS.get(random.nextInt(WORDS.size())));
      written.append(random.nextBoolean() ? " " : "");
    }
    return written.toString();
  }

  private static String expression(Random random, int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return List.of("stdout", "target.host", "hosts", "1", "'a'", "null", "target.tags", "x")
          .get(random.nextInt(8));
    }
    return switch (random.nextInt(5)) {
      case 0 -> operation(random, depth);
      case 1 ->
          "("
              + expression(random, depth - 1)
              + ")"
              + List.of(".*", "[0]", ".a", ".*.name").get(random.nextInt(4));
      default -> call(random, depth);
    };
  }

  private static String operation(Random random, int depth) {
    String sign = List.of("==", "!=", "<", ">=", "&&", "||").get(random.nextInt(6));
    return expression(random, depth - 1) + " " + sign + " " + expression(random, depth - 1);
  }

  private static String call(Random random, int depth) {
    List<Function> functions = new ArrayList<>(Functions.list());
    Function function = functions.get(random.nextInt(functions.size()));
    List<String> arguments = new ArrayList<>();
    for (Parameter parameter : function.signature().parameters()) {
      arguments.add((parameter.shape().isLambda() ? "x, " : "") + expression(random, depth - 1));
    }
    return function.word() + "(" + String.join(", ", arguments) + ")";
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>(Functions.words());
    words.addAll(
        List.of(
            "(",
            ")",
            "(",
            ")",
            "[",
            "]",
            ".",
            ".*",
            ",",
            ",",
            "!",
            "<",
            "<=",
            "==",
            "!=",
            "&&",
            "||",
            "-",
            "+",
            "?",
            "=",
            "null",
            "true",
            "false",
            "1",
            "0x",
            "1e9",
            "-1",
            "''",
            "'a'",
            "'",
            "\"",
            "\"\\u\"",
            "\\",
            "'('",
            "'{0}'",
            "${{",
            "}}",
            "}",
            "$",
            "target",
            "tags",
            "hosts",
            "stdout",
            "x",
            "x",
            "json",
            "\uD83D\uDE00",
            "\uD83D",
            "\n",
            "\0"));
    return words;
  }
}
