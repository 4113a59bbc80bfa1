package dev.runner.driver.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The portable way to start children, which the built program takes only where Linux's is not
/// there.
final class BuilderSpawnerTest {
  private static final String SCRIPT =
      "for i in 1 2 3; do echo out $i; echo err $i >&2; done; exit 3";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  /// What a command printed on each stream.
  private record Printed(String stdout, String stderr) {}

  private Printed run(List<String> argv, List<String> own, boolean merged) throws Exception {
    Variables variables = Variables.shared(Map.of("PATH", "/usr/bin:/bin", "BASE", "b"));
    CommandLine command = new CommandLine(argv, variables, own, folder, Optional.empty(), merged);
    CountDownLatch ended = new CountDownLatch(1);
    try (BuilderSpawner spawner = new BuilderSpawner(folder);
        Child child = spawner.spawn(command, (_, _) -> {}, ended::countDown)) {
      assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
      return new Printed(text(child.stdout().head(1 << 20)), text(child.stderr().head(1 << 20)));
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void keeps_the_streams_apart() throws Exception {
    assertThat(run(List.of("sh", "-c", SCRIPT), List.of(), false))
        .isEqualTo(new Printed("out 1\nout 2\nout 3\n", "err 1\nerr 2\nerr 3\n"));
  }

  @Test
  void makes_them_one_in_the_order_written() throws Exception {
    assertThat(run(List.of("sh", "-c", SCRIPT), List.of(), true))
        .isEqualTo(new Printed("out 1\nerr 1\nout 2\nerr 2\nout 3\nerr 3\n", ""));
  }

  @Test
  void gives_a_child_what_it_shares_and_what_is_its_own() throws Exception {
    List<String> own = List.of("A=1", "B=", "C=x=y\nz é");
    Printed printed = run(List.of("sh", "-c", "env -u PWD -u _ -u SHLVL env -0"), own, false);
    assertThat(printed.stdout().split("\0"))
        .filteredOn(it -> !it.startsWith(Mark.NAME))
        .containsExactlyInAnyOrder("PATH=/usr/bin:/bin", "BASE=b", "A=1", "B=", "C=x=y\nz é");
  }
}
