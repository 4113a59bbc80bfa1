package dev.runner.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PlanReaderTest {
  private static final String HEAD = "version: 1\nname: x\n";
  private static final String JOB = HEAD + "jobs:\n  j:\n";
  private static final String STEPS = "    steps: [{run: x}]\n";

  static List<Cases.Case> plans() {
    return Cases.in("plan.txt").all();
  }

  static List<Cases.Case> jobs() {
    return Cases.in("job.txt").all();
  }

  static List<Cases.Case> steps() {
    return Cases.in("step.txt").all();
  }

  static List<Cases.Case> targets() {
    return Cases.in("targets.txt").all();
  }

  static List<Cases.Case> good() {
    return Cases.in("good.txt").all();
  }

  @ParameterizedTest
  @MethodSource("plans")
  void says_what_is_wrong_with_a_plan(Cases.Case it) {
    assertThat(plan(it.plan())).isEqualTo(it.expected());
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void says_what_is_wrong_with_a_job(Cases.Case it) {
    assertThat(job(it.plan())).isEqualTo(it.expected());
  }

  @ParameterizedTest
  @MethodSource("steps")
  void says_what_is_wrong_with_a_step(Cases.Case it) {
    assertThat(step(it.plan())).isEqualTo(it.expected());
  }

  @ParameterizedTest
  @MethodSource("targets")
  void says_what_is_wrong_with_targets(Cases.Case it) {
    assertThat(target(it.plan())).isEqualTo(it.expected());
  }

  @ParameterizedTest
  @MethodSource("good")
  void reads_what_is_right(Cases.Case it) {
    assertThat(right(it.plan())).isEqualTo(it.expected());
  }

  @Test
  void writes_the_expected_results_when_told_to() {
    if ("write".equals(System.getProperty("golden"))) {
      write("plan.txt", PlanReaderTest::plan);
      write("job.txt", PlanReaderTest::job);
      write("step.txt", PlanReaderTest::step);
      write("targets.txt", PlanReaderTest::target);
      write("good.txt", PlanReaderTest::right);
    }
    assertThat(Cases.in("plan.txt").all()).isNotEmpty();
  }

  private static void write(String file, UnaryOperator<String> result) {
    Cases.in(file).write(result);
  }

  private static String plan(String text) {
    return Readings.problems(Readings.of(text));
  }

  /// A job's keys, of a job that has steps where they do not say.
  private static String job(String keys) {
    String steps = keys.contains("steps:") ? "" : STEPS;
    return plan(JOB + keys.indent(4) + steps + "  other: {steps: [{run: x}]}\n");
  }

  /// A step's keys, between a step `first` and one that is `last`.
  private static String step(String keys) {
    String first = "      - {id: first, run: x, outputs: {a: \"${{ stdout }}\"}}\n      -\n";
    String last = "      - {id: last, run: x}\n";
    return plan(JOB + "    targets: [t]\n    steps:\n" + first + keys.indent(8) + last);
  }

  private static String target(String targets) {
    return plan(JOB + "    targets:\n" + targets.indent(6) + STEPS);
  }

  private static String right(String text) {
    Reading reading = Readings.of(text);
    return reading.problems().all().isEmpty()
        ? Outlined.of(reading.draft()).strip()
        : Readings.problems(reading);
  }
}
