package dev.runner.read;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Makes mistakes in plans: such as people make, and such as nobody does.
final class Mutator {
  private static final List<String> VALUES =
      List.of(
          "",
          "null",
          "true",
          "1",
          "-1",
          "1.5",
          "1e999",
          "[]",
          "[a, b]",
          "{}",
          "{a: b}",
          "\"\"",
          "\"x\"",
          "${{ params.root }}",
          "${{ }}",
          "${{ target.key",
          "*x",
          "&x 1",
          "!!int x",
          "|",
          "5m",
          "10%",
          "20/s",
          "0",
          "99999999999999999999",
          "~",
          "'",
          "\\u0000",
          "@",
          "yes");
  private static final String CHARACTERS = " \t\n:-#{}[],&*!|>'\"%@`$?ax0é\u2028\ud83d\ude80\u0000";

  private final SplittableRandom random;

  Mutator(SplittableRandom random) {
    this.random = random;
  }

  /// A plan with one to three mistakes.
  ///
  /// @param others plans that lines are taken from
  String mutated(String plan, List<String> others) {
    String text = plan;
    for (int i = random.nextInt(3); i >= 0; i--) {
      text = once(text, others);
    }
    return text;
  }

  private String once(String plan, List<String> others) {
    List<String> lines = new ArrayList<>(plan.lines().toList());
    if (lines.isEmpty()) {
      return CHARACTERS;
    }
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    switch (random.nextInt(10)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(random.nextInt(lines.size()), line);
      case 2 -> lines.set(at, " ".repeat(random.nextInt(8)) + line.strip());
      case 3 -> lines.add(at, line(others.get(random.nextInt(others.size()))));
      case 4 -> lines.set(at, renamed(line));
      case 5 -> lines.set(at, valued(line));
      case 6 -> lines.set(at, line + " " + value());
      case 7 -> lines.subList(at, Math.min(lines.size(), at + 1 + random.nextInt(9))).clear();
      default -> lines.set(at, characters(line));
    }
    return String.join("\n", lines) + "\n";
  }

  private String line(String plan) {
    List<String> lines = plan.lines().toList();
    return lines.isEmpty() ? "" : lines.get(random.nextInt(lines.size()));
  }

  private String value() {
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  /// Another key, with a letter more, less or changed.
  private String renamed(String line) {
    int colon = line.indexOf(':');
    if (colon < 1) {
      return characters(line);
    }
    int at = random.nextInt(colon);
    return switch (random.nextInt(3)) {
      case 0 -> line.substring(0, at) + line.substring(at + 1);
      case 1 -> line.substring(0, at) + "e" + line.substring(at);
      default -> line.substring(0, at) + "e" + line.substring(at + 1);
    };
  }

  private String valued(String line) {
    int colon = line.indexOf(": ");
    return colon < 0 ? line + ": " + value() : line.substring(0, colon + 2) + value();
  }

  private String characters(String line) {
    int at = random.nextInt(line.length() + 1);
    int one = random.nextInt(CHARACTERS.length());
    int to = Math.min(line.length(), at + random.nextInt(3));
    return line.substring(0, at) + CHARACTERS.charAt(one) + line.substring(to);
  }
}
