package dev.runner.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `release-matrix` under the options that change what is done. Each list is `job target outcome`,
/// in the order of the report.
final class ReleaseMatrixTest {
  private static final String BREAK = "-p break=linux-arm64 ";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"1", "64"})
  void a_failing_branch_skips_what_needs_it_and_nothing_else(String concurrency) throws Exception {
    assertThat(outcomes(BREAK, concurrency))
        .containsExactly(
            "docs docs succeeded",
            "build linux-x64 succeeded",
            "build linux-arm64 succeeded",
            "build macos-arm64 succeeded",
            "build windows-x64 succeeded",
            "test linux-x64 succeeded",
            "test linux-arm64 failed",
            "test macos-arm64 succeeded",
            "test windows-x64 succeeded",
            "package package skipped",
            "publish publish skipped",
            "notify notify succeeded");
  }

  @Test
  void fail_fast_cancels_what_has_not_begun() throws Exception {
    assertThat(outcomes(BREAK + "--fail-fast", "1"))
        .containsSubsequence(
            "test linux-x64 succeeded",
            "test linux-arm64 failed",
            "test macos-arm64 cancelled",
            "test windows-x64 cancelled")
        .contains(
            "package package cancelled", "publish publish cancelled", "notify notify cancelled");
  }

  @Test
  void keep_going_wins_over_fail_fast() throws Exception {
    assertThat(outcomes(BREAK + "--fail-fast -k", "1"))
        .contains("test windows-x64 succeeded", "notify notify succeeded");
  }

  @Test
  void one_job_brings_what_it_needs() throws Exception {
    assertThat(outcomes("--job package", "64"))
        .extracting(it -> it.substring(0, it.indexOf(' ')))
        .containsOnly("docs", "build", "test", "package");
  }

  @Test
  void chosen_targets_are_built_and_the_rest_of_the_plan_is_done() throws Exception {
    assertThat(outcomes("--target 'linux-*'", "64"))
        .containsExactly(
            "docs docs succeeded",
            "build linux-x64 succeeded",
            "build linux-arm64 succeeded",
            "test linux-x64 succeeded",
            "test linux-arm64 succeeded",
            "package package succeeded",
            "publish publish succeeded",
            "notify notify succeeded");
  }

  @Test
  void finally_cleans_up_after_a_build_that_fails() throws Exception {
    World world = World.of("release-matrix", folder);

    // A file where the builds want a folder.
    Said said =
        world.sh(
            "mkdir made; touch made/build; runner apply release-matrix/plan.yaml -p out=made -o csv");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.stdout()).contains("build,linux-x64,failed", "test,test,skipped");
    assertThat(world.must("ls made/scratch")).isEmpty();
  }

  private List<String> outcomes(String arguments, String concurrency) throws Exception {
    World world = World.of("release-matrix", folder);
    String apply = "runner apply release-matrix/plan.yaml -p out=made -o csv ";
    return world
        .sh(apply + arguments, concurrency)
        .stdout()
        .lines()
        .skip(1)
        .map(it -> it.split(","))
        .map(it -> it[0] + " " + it[1] + " " + it[2])
        .toList();
  }
}
