package dev.runner.expr;

import dev.runner.expr.LanguageReference.Entry;
import dev.runner.expr.LanguageReference.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the reference says of the operators; the grammar is [Parser]'s.
final class Operators {
  private final List<Entry> entries = new ArrayList<>();

  private Operators() {}

  static List<Entry> all() {
    Operators operators = new Operators();
    operators.conditions();
    operators.comparisons();
    operators.arithmetic();
    operators.operands();
    return List.copyOf(operators.entries);
  }

  private void conditions() {
    add(
        "Choice",
        "? :",
        "c ? x : y",
        "any value",
        "The second value where the condition is true, else the third; the other isn't evaluated.",
        "1 < 2 ? 'yes' : 'no' -> \"yes\"",
        "false ? 1 : true ? 2 : 3 -> 2");
    add(
        "Conditions",
        "||",
        "a || b",
        "a boolean",
        "Whether one of two conditions is true; the second is asked only if the first isn't.",
        "false || true -> true");
    add(
        "Conditions",
        "&&",
        "a && b",
        "a boolean",
        "Whether two conditions are true; the second is asked only if the first is.",
        "false && true -> false");
  }

  private void comparisons() {
    add(
        "Comparisons",
        "==",
        "a == b",
        "a boolean",
        "Whether two values of one kind, or one of them and null, are equal.",
        "1.10 == 1.1 -> true",
        "['a', 1] == ['a', 1] -> true");
    add(
        "Comparisons",
        "!=",
        "a != b",
        "a boolean",
        "Whether they are not equal; the case of letters matters.",
        "'a' != 'A' -> true");
    order("<", "less than", "2 < 10 -> true", "'2' < '10' -> false");
    order("<=", "less than or equal to", "2 <= 2 -> true");
    order(">", "greater than", "3 > 2 -> true");
    order(">=", "greater than or equal to", "1 >= 2 -> false");
    add(
        "Comparisons",
        "in",
        "part in whole",
        "a boolean",
        "Whether a list has an item, a string a part, or a record a field of that name.",
        "'eu' in ['eu', 'us'] -> true",
        "'warn' in 'a warning' -> true",
        "'b' in record('a', 1) -> false");
  }

  private void order(String sign, String words, String... examples) {
    add(
        "Comparisons",
        sign,
        "a " + sign + " b",
        "a boolean",
        "Whether a number or a string is " + words + " another; strings by their characters.",
        examples);
  }

  private void arithmetic() {
    number("+", "The sum of two numbers, exactly.", "0.1 + 0.2 -> 0.3", "1.50 + 1 -> 2.5");
    number("-", "The difference of two numbers, exactly.", "5 - 7 -> -2", "5 - 2 - 1 -> 2");
    number("*", "The product of two numbers, exactly.", "1 + 2 * 3 -> 7", "1.5 * 2 -> 3");
    number(
        "/",
        "The quotient of two numbers, to 34 digits where it doesn't end.",
        "7 / 2 -> 3.5",
        "1 / 3 -> 0.3333333333333333333333333333333333");
    number(
        "%",
        "What is left when a number is divided by another; its sign is that of the first.",
        "7 % 3 -> 1",
        "-7 % 3 -> -1",
        "5.5 % 2 -> 1.5");
  }

  private void number(String sign, String about, String... examples) {
    add("Arithmetic", sign, "a " + sign + " b", "a number", about, examples);
  }

  private void operands() {
    add(
        "Conditions",
        "!",
        "!a",
        "a boolean",
        "Whether a condition is false.",
        "!false -> true",
        "!('a' in ['b']) -> true");
    add(
        "Arithmetic",
        "-",
        "-a",
        "a number",
        "The number with the other sign.",
        "-(2 + 3) -> -5",
        "2 * -3 -> -6");
    add(
        "Values",
        ".",
        "a.b",
        "any value",
        "A field of a record; also `a['b']`, for any name.",
        "record('a', 1).a -> 1");
    add(
        "Values",
        "[ ]",
        "a[0]",
        "any value",
        "An item of a list, the first of which is 0, or a field whose name an expression gives.",
        "['x', 'y'][1] -> \"y\"",
        "record('a', 1)[lower('A')] -> 1");
    add(
        "Values",
        ".*",
        "a.*.b",
        "a list",
        "The same field of every item of a list, or field of a record; items without it left out.",
        "fromJSON('[{\"a\": 1}, {}, {\"a\": 2}]').*.a -> [1,2]");
    add(
        "Values",
        "[a, b]",
        "[a, b]",
        "a list",
        "A list of these values.",
        "['a', 1 + 1, [true]] -> [\"a\",2,[true]]");
  }

  private void add(
      String theme, String sign, String written, String gives, String about, String... examples) {
    List<Example> read = Stream.of(examples).map(Example::of).toList();
    entries.add(new Entry(theme, sign, written, List.of(), gives, about, read));
  }
}
