package dev.runner.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runner.event.Channel;
import dev.runner.mask.Mask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The ways to start children: Linux's, and the portable one, which the built program takes only
/// where the other is not there. They do the same, but for what is said at a test.
@ParameterizedClass
@EnumSource
final class SpawnersTest {
  private static final String SCRIPT =
      "for i in 1 2 3; do echo out $i; echo err $i >&2; done; exit 3";

  @Parameter
  @SuppressWarnings("NullAway.Init")
  private Kind kind;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  enum Kind {
    POSIX,
    BUILDER;

    Spawner spawner(Path scratch) throws IOException {
      return this == POSIX
          ? new PosixSpawner(scratch, Mask.NONE)
          : new BuilderSpawner(scratch, Mask.NONE);
    }
  }

  /// What became of a command.
  private record Ended(int code, String stdout, String stderr) {}

  private CommandLine command(List<String> argv) {
    return command(argv, List.of(), Optional.empty(), false);
  }

  private CommandLine command(
      List<String> argv, List<String> own, Optional<byte[]> stdin, boolean merged) {
    Variables variables = Variables.shared(Map.of("PATH", "/usr/bin:/bin", "BASE", "b"));
    return new CommandLine(argv, variables, own, folder, stdin, merged, false);
  }

  private Ended run(CommandLine command) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    try (Spawner spawner = kind.spawner(folder);
        Child child = spawner.spawn(command, (_, _) -> {}, ended::countDown)) {
      assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(child.lost()).isEmpty();
      return new Ended(
          child.exit().orElseThrow().number(),
          text(child.stdout().head(1 << 20)),
          text(child.stderr().head(1 << 20)));
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void keeps_the_streams_apart() throws Exception {
    assertThat(run(command(List.of("sh", "-c", SCRIPT))))
        .isEqualTo(new Ended(3, "out 1\nout 2\nout 3\n", "err 1\nerr 2\nerr 3\n"));
  }

  @Test
  void makes_them_one_in_the_order_written() throws Exception {
    List<String> argv = List.of("sh", "-c", SCRIPT);
    assertThat(run(command(argv, List.of(), Optional.empty(), true)))
        .isEqualTo(new Ended(3, "out 1\nerr 1\nout 2\nerr 2\nout 3\nerr 3\n", ""));
  }

  @Test
  void gives_a_child_what_it_shares_and_what_is_its_own() throws Exception {
    List<String> argv = List.of("sh", "-c", "env -u PWD -u _ -u SHLVL env -0");
    List<String> own = List.of("A=1", "B=", "C=x=y\nz é");
    Ended ended = run(command(argv, own, Optional.empty(), false));
    assertThat(ended.stdout().split("\0"))
        .filteredOn(it -> !it.startsWith(Mark.NAME))
        .containsExactlyInAnyOrder("PATH=/usr/bin:/bin", "BASE=b", "A=1", "B=", "C=x=y\nz é");
  }

  @Test
  void tells_an_end_by_a_signal_as_a_shell_does() throws Exception {
    assertThat(run(command(List.of("sh", "-c", "kill -USR1 $$"))).code()).isEqualTo(138);
  }

  @Test
  void lets_a_child_read_what_is_there_for_it_and_nothing_else() throws Exception {
    byte[] much = "line\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);
    List<String> count = List.of("wc", "-c");
    assertThat(run(command(count, List.of(), Optional.of(much), false)).stdout().strip())
        .isEqualTo("250000");
    assertThat(run(command(count)).stdout().strip()).isEqualTo("0");
  }

  @Test
  void keeps_every_byte_of_much_output_and_shows_it_meanwhile() throws Exception {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    CountDownLatch ended = new CountDownLatch(1);
    List<String> argv = List.of("sh", "-c", "seq 200000; echo end >&2");
    try (Spawner spawner = kind.spawner(folder);
        Child child =
            spawner.spawn(
                command(argv),
                (channel, bytes) -> {
                  if (channel == Channel.STDOUT) {
                    shown.writeBytes(bytes);
                  }
                },
                ended::countDown)) {
      assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
      byte[] kept = child.stdout().open().readAllBytes();
      assertThat(text(kept).lines().count()).isEqualTo(200_000);
      assertThat(kept).isEqualTo(shown.toByteArray());
      assertThat(text(child.stderr().tail(10))).isEqualTo("end\n");
    }
  }

  /// The portable way has to: nothing wakes a thread that reads a pipe which others hold.
  @Test
  void does_not_wait_for_who_holds_the_pipe_after_the_end() throws Exception {
    String holder = kind == Kind.POSIX ? "sleep 73" : "sleep 0.2";
    assertThat(run(command(List.of("sh", "-c", holder + " & echo done"))).stdout())
        .isEqualTo("done\n");
  }

  @Test
  void says_what_is_wrong_with_a_program() throws Exception {
    Path script = Files.writeString(folder.resolve("script"), "#!/no/such/interpreter\n");
    try (Spawner spawner = kind.spawner(folder)) {
      refused(spawner, List.of("no-such-program"), "was not found on the PATH");
      refused(spawner, List.of("./nothing"), "was not found");
      refused(spawner, List.of("."), "`.` was not found on the PATH");
      refused(spawner, List.of("./script"), "not executable: chmod +x it");
      assertThat(script.toFile().setExecutable(true)).isTrue();
      refused(spawner, List.of("./script"), "the interpreter `/no/such/interpreter`");
      refused(spawner, List.of("echo", "a\0b"), "a NUL character");
      refused(spawner, List.of("echo", "x".repeat(3 << 20)), "too large for the system (E2BIG)");
    }
  }

  private void refused(Spawner spawner, List<String> argv, String message) {
    assertThatThrownBy(() -> spawner.spawn(command(argv), (_, _) -> {}, () -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sleep 73",
        "trap '' TERM; sleep 73; sleep 73",
        "(setsid sh -c 'sleep 73 & exit' &); sleep 73",
        "setsid sleep 73; sleep 73",
        "env -i sleep 73 & sleep 73"
      })
  void ends_a_child_with_all_that_came_of_it(String script) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    try (Teardowns teardowns = new Teardowns();
        Spawner spawner = kind.spawner(folder);
        Child child =
            spawner.spawn(command(List.of("sh", "-c", script)), (_, _) -> {}, ended::countDown)) {
      TimeUnit.MILLISECONDS.sleep(200);
      teardowns.end(child, Duration.ofMillis(300), gone::countDown);
      assertThat(gone.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(Census.taken(Optional.empty()).of(child)).isEmpty();
      assertThat(child.exit()).isPresent();
    }
  }

  @Test
  void tries_again_when_there_may_be_room() throws Exception {
    CountDownLatch tried = new CountDownLatch(1);
    try (Spawner spawner = kind.spawner(folder)) {
      spawner.whenRoom(tried::countDown);
      assertThat(tried.await(1, TimeUnit.MINUTES)).isTrue();
    }
  }
}
