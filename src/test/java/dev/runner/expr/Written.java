package dev.runner.expr;

import dev.runner.text.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Writes expressions at random: words in any order, what the grammar allows, and what is right but
/// for some mistakes.
final class Written {
  private static final List<String> WORDS = words();
  private static final List<String> RIGHT =
      Stream.concat(LanguageReference.operators().stream(), LanguageReference.functions().stream())
          .flatMap(it -> it.examples().stream())
          .map(LanguageReference.Example::expression)
          .toList();
  private static final List<String> VALUES =
      List.of(
          "stdout",
          "target.host",
          "target.tags",
          "hosts",
          "params",
          "steps.state.outputs.dirty",
          "nothing",
          "null",
          "true",
          "x",
          "0",
          "1",
          "-2.50",
          "1e3",
          "9007199254740993",
          "1e999999999",
          "1e-999999999",
          "0x1f",
          "'a'",
          "''",
          "'2026-01-31'",
          "'%F'",
          "'a.*[0]'",
          "'(a|a)*b'",
          "\"\\uD83D\"",
          "'\uD83D\uDE00 $1 {0}'",
          "[]",
          "['b', 'a', 'b']",
          "[3, 1, 2.5]",
          "[[1], null]");
  private static final List<String> SIGNS =
      List.of("==", "!=", "<", "<=", ">", ">=", "&&", "||", "+", "-", "*", "/", "%", "in");
  private static final List<String> STEPS =
      List.of(".*", "[0]", "[-1]", ".a", ".*.name", "['key']", "[x]");

  private final Random random;

  Written(Random random) {
    this.random = random;
  }

  /// Words in any order.
  String words(int most) {
    StringBuilder written = new StringBuilder();
    int length = 1 + random.nextInt(most);
    for (int i = 0; i < length; i++) {
      written.append(one(WORDS)).append(random.nextBoolean() ? " " : "");
    }
    return written.toString();
  }

  /// What the grammar allows, of any types.
  String expression(int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return one(VALUES);
    }
    return switch (random.nextInt(10)) {
      case 0, 1 -> expression(depth - 1) + " " + one(SIGNS) + " " + expression(depth - 1);
      case 2 -> "(" + expression(depth - 1) + ")" + one(STEPS);
      case 3 -> one(List.of("!", "-", "- -")) + "(" + expression(depth - 1) + ")";
      case 4 -> choice(depth);
      case 5 -> "[" + expression(depth - 1) + ", " + expression(depth - 1) + "]";
      default -> call(depth);
    };
  }

  private String choice(int depth) {
    String condition = random.nextBoolean() ? "params.fetch" : expression(depth - 1);
    return condition + " ? " + expression(depth - 1) + " : " + expression(depth - 1);
  }

  private String call(int depth) {
    Function function = one(Functions.list());
    List<String> arguments = new ArrayList<>();
    for (Parameter parameter : function.signature().parameters()) {
      if (parameter.times() == Parameter.Times.ONCE || random.nextBoolean()) {
        arguments.add(argument(parameter, depth - 1));
      }
    }
    return function.word() + "(" + String.join(", ", arguments) + ")";
  }

  /// Mostly of a type that fits.
  private String argument(Parameter parameter, int depth) {
    if (parameter.shape().isLambda()) {
      return "x, " + (random.nextBoolean() ? "x" : expression(depth));
    }
    for (int i = 0; i < 5; i++) {
      String argument = expression(depth);
      if (parameter.shape().admits(kind(argument))) {
        return argument;
      }
    }
    return expression(depth);
  }

  private static Type kind(String written) {
    Problems problems = new Problems();
    Type type = Sample.parsed(written).check(Sample.SCOPE, problems);
    return problems.any() ? Type.NULL : type;
  }

  /// An example of the reference with a few mistakes.
  String mistaken() {
    StringBuilder written = new StringBuilder(one(RIGHT));
    int mistakes = 1 + random.nextInt(3);
    for (int i = 0; i < mistakes; i++) {
      mistake(written);
    }
    return written.toString();
  }

  private void mistake(StringBuilder written) {
    int at = random.nextInt(written.length() + 1);
    int to = Math.min(written.length(), at + random.nextInt(4));
    switch (random.nextInt(6)) {
      case 0 -> written.delete(at, to);
      case 1 -> written.insert(at, one(WORDS));
      case 2 -> written.insert(at, written.substring(at, to));
      case 3 -> written.replace(at, to, one(VALUES));
      case 4 -> written.insert(at, one(RIGHT));
      default -> written.replace(at, to, String.valueOf((char) random.nextInt(0x3000)));
    }
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
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
            "*",
            "/",
            "%",
            "?",
            ":",
            "in",
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
