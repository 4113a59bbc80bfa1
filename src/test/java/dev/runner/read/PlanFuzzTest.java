package dev.runner.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Whatever a plan says, it is read or has problems at places of it. `-Dfuzz=1000000` tries so
/// many, `-Dseed=7` others; then none may take over a second.
final class PlanFuzzTest {
  private static final boolean LONG = System.getProperty("fuzz") != null;
  private static final int COUNT = Integer.getInteger("fuzz", 10_000);
  private static final long SEED = Long.getLong("seed", 25);
  private static final long SECOND = 1_000_000_000;

  /// The sound plans of the project, and one that says all there is to be said.
  static List<String> sound() throws IOException {
    List<String> all = new ArrayList<>(List.of(SchemaAgreesTest.EVERYTHING));
    for (Path plan : SchemaAgreesTest.plans()) {
      all.add(Files.readString(plan));
    }
    return all;
  }

  /// Those that are broken.
  static List<String> broken() throws IOException {
    List<String> all = new ArrayList<>();
    for (Path plan : BrokenPlansTest.plans()) {
      all.add(Files.readString(plan));
    }
    return all;
  }

  @Test
  void what_has_mistakes_is_read_or_has_problems_that_stand_in_it() throws IOException {
    List<String> whole = sound();
    List<String> broken = broken();
    SplittableRandom random = new SplittableRandom(SEED);
    Mutator mutator = new Mutator(random);
    int sound = 0;
    for (int i = 0; i < COUNT; i++) {
      List<String> some = random.nextBoolean() ? whole : broken;
      String plan = mutator.mutated(some.get(random.nextInt(some.size())), broken);
      long start = System.nanoTime();
      sound += read(plan) ? 1 : 0;
      if (LONG && System.nanoTime() - start > SECOND && !soon(plan)) {
        throw new AssertionError("takes more than a second: " + plan);
      }
    }
    assertThat(sound).isBetween(COUNT / 100, COUNT / 2);
  }

  /// Whether it is a plan.
  private static boolean read(String plan) {
    try {
      Reading reading = BrokenPlansTest.read(plan);
      for (Problem problem : reading.problems().all()) {
        boolean there =
            problem.span().line() >= 1
                && problem.span().column() >= 1
                && problem.span().line() <= plan.lines().count() + 1
                && problem.message().length() > 5;
        if (!there) {
          throw new AssertionError(problem + " of " + plan);
        }
      }
      return !reading.problems().any();
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(plan, e);
    }
  }

  private static boolean soon(String plan) {
    long start = System.nanoTime();
    read(plan);
    return System.nanoTime() - start < SECOND;
  }
}
