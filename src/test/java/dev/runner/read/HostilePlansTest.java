package dev.runner.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.plan.TargetSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HostilePlansTest {
  private static final String HEAD = "version: 1\nname: x\n";
  private static final List<String> WORDS =
      List.of(
          "~",
          "true",
          "[]",
          "{}",
          "0",
          "-1",
          "1.10",
          "''",
          "x",
          "${{ ",
          "${{ target.key }}",
          "}}",
          "&a",
          "*a",
          "<<: *a",
          "needs",
          "steps:",
          "- ",
          "\n",
          ": ",
          "\"",
          "'",
          "|\n",
          "#",
          "[",
          "}",
          "50%",
          ".inf",
          "é",
          "\t");

  @Test
  void reads_100_000_targets() {
    String targets =
        IntStream.range(0, 100_000)
            .mapToObj(it -> "- target-" + it)
            .collect(Collectors.joining("\n"));
    Reading reading =
        Readings.of(
            HEAD + "jobs:\n  a:\n    steps: [{run: x}]\n    targets:\n" + targets.indent(6));
    assertThat(reading.problems().all()).isEmpty();
    assertThat(((TargetSource.Listed) reading.draft().jobs().getFirst().targets().source()).rows())
        .hasSize(100_000);
  }

  @Test
  void keeps_the_first_thousand_problems() {
    String jobs =
        IntStream.range(0, 3_000)
            .mapToObj(it -> "  j" + it + ": {stepz: []}\n")
            .collect(Collectors.joining());
    Reading reading = Readings.of(HEAD + "jobs:\n" + jobs);
    assertThat(reading.problems().all()).hasSize(1_000);
    assertThat(reading.problems().all().getLast().span().line()).isEqualTo(1_003);
  }

  @Test
  void bounds_the_steps_of_a_job() {
    String steps = "    - {run: x}\n".repeat(501);
    assertThat(Readings.problems(Readings.of(HEAD + "jobs:\n  a:\n    steps:\n" + steps)))
        .isEqualTo("506:7 [{run: x}] a job has at most 500 steps = make several jobs of it");
  }

  @Test
  void bounds_the_variables_of_all_steps() {
    String env =
        IntStream.range(0, 1_000)
            .mapToObj(it -> "E" + it + ": x")
            .collect(Collectors.joining(", "));
    String jobs =
        IntStream.range(0, 1_001)
            .mapToObj(it -> "  j" + it + ": {steps: [{run: x}]}\n")
            .collect(Collectors.joining());
    assertThat(Readings.problems(Readings.of(HEAD + "env: {" + env + "}\njobs:\n" + jobs)))
        .isEqualTo(
            "1005:20 [run] the steps of this plan have more than 1,000,000 variables in their `env` together");
  }

  @Test
  void bounds_the_constants() {
    String vars =
        IntStream.range(0, 1_001)
            .mapToObj(it -> "  v" + it + ": x\n")
            .collect(Collectors.joining());
    assertThat(
            Readings.of(HEAD + "vars:\n" + vars + "jobs: {a: {steps: [{run: x}]}}")
                .problems()
                .all())
        .hasSize(1)
        .allMatch(it -> it.message().equals("a plan has at most 1000 vars"));
  }

  @Test
  void never_throws_whatever_a_plan_has_become() {
    List<String> plans = Cases.in("good.txt").all().stream().map(Cases.Case::plan).toList();
    Random random = new Random(42);
    for (int i = 0; i < 3_000; i++) {
      String plan = mutated(plans.get(random.nextInt(plans.size())), random);
      assertThat(Readings.of(plan).problems().all()).as(plan).isNotNull();
    }
  }

  private static String mutated(String plan, Random random) {
    String text = plan;
    for (int i = random.nextInt(4); i >= 0; i--) {
      text = once(text, random);
    }
    return text;
  }

  private static String once(String plan, Random random) {
    int from = random.nextInt(plan.length() + 1);
    int to = Math.min(plan.length(), from + random.nextInt(12));
    String piece = plan.substring(from, to);
    return switch (random.nextInt(5)) {
      case 0 -> plan.substring(0, from) + plan.substring(to);
      case 1 -> plan.substring(0, from) + piece + piece + plan.substring(to);
      case 2 -> swapped(plan, random);
      case 3 -> word(plan, random);
      default ->
          plan.substring(0, from) + WORDS.get(random.nextInt(WORDS.size())) + plan.substring(from);
    };
  }

  /// Two lines in each other's place.
  private static String swapped(String plan, Random random) {
    List<String> lines = new ArrayList<>(plan.lines().toList());
    if (!lines.isEmpty()) {
      Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
    }
    return String.join("\n", lines) + "\n";
  }

  /// Some word by another one.
  private static String word(String plan, Random random) {
    List<MatchResult> words = Pattern.compile("[\\w.%/-]+").matcher(plan).results().toList();
    if (words.isEmpty()) {
      return plan;
    }
    var word = words.get(random.nextInt(words.size()));
    return plan.substring(0, word.start())
        + WORDS.get(random.nextInt(WORDS.size()))
        + plan.substring(word.end());
  }
}
