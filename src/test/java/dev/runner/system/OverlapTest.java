package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.SideBySide;
import dev.runner.journal.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Several runs of one plan at a time.
final class OverlapTest extends OverlapCase {
  @ParameterizedTest
  @SideBySide
  @CsvSource({"skip, 0", "fail, 75"})
  void a_run_is_not_done_while_another_is_under_way(String policy, int code) throws IOException {
    plan("overlap: " + policy);
    try (Launched first = apply().start()) {
      untilBegun(1);
      Launched.Result second = apply().run();

      assertThat(second.code()).isEqualTo(code);
      assertThat(second.stdout()).isEmpty();
      assertThat(second.stderr()).matches("runner: " + who(first) + "; nothing was started\n");
      assertThat(runFolders()).hasSize(1);
      go();
      assertThat(first.end().code()).isZero();
      assertThat(apply().run().code()).isZero();
      assertThat(begun()).isEqualTo(2);
    }
  }

  @Test
  @SideBySide
  void runs_go_side_by_side_where_nothing_is_said() throws IOException {
    plan("");
    try (Launched first = apply().start();
        Launched second = apply().start()) {
      untilBegun(2);
      go();

      assertThat(first.end().code()).isZero();
      assertThat(second.end().code()).isZero();
    }
  }

  @ParameterizedTest
  @SideBySide
  @ValueSource(strings = {"skip", "fail"})
  void a_run_that_allows_others_is_seen_by_those_that_do_not(String policy) throws IOException {
    plan("");
    try (Launched first = apply().start()) {
      untilBegun(1);

      assertThat(apply("--overlap", policy).run().stderr()).contains("pid " + first.pid());
      assertThat(begun()).isEqualTo(1);
    }
  }

  @Test
  @SideBySide
  void a_run_that_began_beside_one_that_is_alone_is_seen_when_that_has_ended() throws Exception {
    plan("overlap: skip");
    try (Launched first = apply().start()) {
      untilBegun(1);
      try (Launched second = apply("--overlap", "allow").start()) {
        untilBegun(2);
        first.signal("INT");
        assertThat(first.end().code()).isEqualTo(130);

        assertThat(apply().run().stderr()).contains("pid " + second.pid());
      }
    }
  }

  @Test
  @SideBySide
  void what_a_killed_run_left_blocks_nobody() throws Exception {
    plan("overlap: skip");
    try (Launched first = apply().start()) {
      untilBegun(1);
      first.signal("KILL");
      first.end();
      try (Launched second = apply().start()) {
        untilBegun(2);

        assertThat(apply().run().stderr()).contains("pid " + second.pid());
      }
    }
  }

  @Test
  @SideBySide
  void copies_of_a_plan_are_plans_of_their_own() throws IOException {
    plan("overlap: fail");
    write("copy/plan.yaml", PLAN.replace("OVERLAP", "overlap: fail"));
    try (Launched first = apply().start()) {
      untilBegun(1);
      try (Launched copy = applyTo("copy/plan.yaml").start()) {
        Waiting.until("the copy has begun", Launched.LONG, this::copyBegun);
        write("copy/go", "");
        go();

        assertThat(copy.end().code()).isZero();
        assertThat(first.end().code()).isZero();
      }
    }
  }

  private boolean copyBegun() {
    try {
      return read("copy/log").contains("begun");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @SideBySide
  void a_plan_is_the_same_through_symbolic_links() throws IOException {
    Path plan = plan("overlap: fail");
    Files.createSymbolicLink(folder().resolve("link.yaml"), plan);
    Files.createSymbolicLink(folder().resolve("linked"), folder());
    try (Launched first = apply().start()) {
      untilBegun(1);

      assertThat(applyTo("link.yaml").run().stderr()).contains("pid " + first.pid());
      assertThat(applyTo("linked/plan.yaml").run().stderr()).contains("pid " + first.pid());
    }
  }

  @Test
  @SideBySide
  void instances_are_not_in_each_others_way() throws IOException {
    plan("overlap: fail\ninstance: ${{ params.region }}");
    try (Launched _ = apply("-p", "region=eu").start();
        Launched _ = apply("-p", "region=us").start();
        Launched _ = apply().start()) {
      untilBegun(3);

      assertThat(apply("-p", "region=eu").run().code()).isEqualTo(75);
      assertThat(apply("-p", "region=us").run().code()).isEqualTo(75);
      assertThat(apply().run().code()).isEqualTo(75);
    }
    assertThat(runFolders().stream().map(it -> it.getParent().getParent()).distinct()).hasSize(3);
  }

  @Test
  @SideBySide
  void of_many_at_once_exactly_one_runs() throws IOException {
    plan("overlap: skip");
    List<Launched> runs = new ArrayList<>();
    try {
      for (int i = 0; i < 10; i++) {
        runs.add(apply().start());
      }
      Waiting.until(
          "all others have ended",
          Launched.LONG,
          () -> runs.stream().filter(Launched::alive).count() == 1);
      Launched one = runs.stream().filter(Launched::alive).findAny().orElseThrow();
      untilBegun(1);
      go();

      assertThat(one.end().code()).isZero();
      assertThat(begun()).isEqualTo(1);
      runs.remove(one);
      for (Launched other : runs) {
        assertThat(other.end().code()).isZero();
        assertThat(other.end().stderr()).contains("pid " + one.pid());
      }
    } finally {
      runs.forEach(Launched::close);
    }
  }

  @Test
  @SideBySide
  void a_run_is_under_way_until_its_process_has_ended() throws Exception {
    plan("");
    try (Launched first = apply().start()) {
      untilBegun(1);
      RunFolder run = new RunFolder(runFolders().getFirst(), "run");
      assertThat(run.underWay()).isTrue();
      assertThat(run.hold()).isEmpty();
      assertThat(run.holder().orElseThrow().pid()).isEqualTo(first.pid());
      first.signal("KILL");
      first.end();

      assertThat(run.underWay()).isFalse();
      assertThat(run.holder()).isEmpty();
    }
  }

  @Test
  @SideBySide
  void nothing_is_said_of_a_run_that_is_skipped_quietly() throws IOException {
    plan("overlap: skip");
    try (Launched _ = apply().start()) {
      untilBegun(1);

      assertThat(apply("-q").run().told().strip()).isEqualTo("0||");
    }
  }

  @Test
  @SideBySide
  void what_starts_nothing_heeds_no_lock() throws IOException {
    plan("overlap: fail");
    try (Launched _ = apply().start()) {
      untilBegun(1);

      assertThat(apply("-n").run().code()).isZero();
      assertThat(runner("plan", "plan.yaml").run().code()).isZero();
      assertThat(runner("validate", "plan.yaml").run().code()).isZero();
    }
  }
}
