package dev.runner.target;

import static dev.runner.target.Given.command;
import static dev.runner.target.Given.targets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.runner.plan.TargetSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {
  private final Given given;

  CommandTest(@TempDir Path folder) {
    given = new Given(folder);
  }

  @Test
  void what_a_command_prints_are_targets() throws Exception {
    given.commands(argv -> bytes(argv.get(1) + "\nb\n"));
    assertEquals(
        List.of("src", "b"),
        given.keys(targets(command(TargetSource.Format.LINES, "list", "${{ params.root }}"))));
  }

  @Test
  void a_real_command_is_read() throws Exception {
    given.commands(argv -> new ProcessBuilder(argv).start().getInputStream());
    assertEquals(
        List.of("{\"key\":\"1\",\"value\":1}", "{\"key\":\"2\",\"value\":2}"),
        given.read(targets(command(TargetSource.Format.JSONL, "seq", "2"))));
  }

  @Test
  void a_command_that_fails_has_no_targets_whatever_it_printed() {
    for (TargetSource.Format format : TargetSource.Format.values()) {
      given.commands(_ -> new SequenceInputStream(bytes("[1\n"), failing()));
      assertEquals(
          "INVALID the command `list hosts` failed: it ended with exit code 3",
          given.failure(targets(command(format, "list", "hosts"))));
    }
  }

  @Test
  void a_command_that_can_not_be_started_is_named() {
    given.commands(
        _ -> {
          throw new IOException("No such program");
        });
    assertEquals(
        "INVALID the command `nope` failed: no such program",
        given.failure(targets(command(TargetSource.Format.CSV, "nope"))));
  }

  @Test
  void rows_of_a_command_are_placed() {
    given.commands(_ -> bytes("id,a\n1,2,3\n"));
    assertEquals(
        "INVALID the output of `list`:2: the row has 3 fields, but the header 2",
        given.failure(targets(command(TargetSource.Format.CSV, "list"))));
  }

  @Test
  void an_interrupted_read_ends_the_reading() {
    for (TargetSource.Format format : TargetSource.Format.values()) {
      given.commands(_ -> new SequenceInputStream(bytes("[1\n"), interrupted()));
      assertThrows(
          InterruptedException.class, () -> given.rows(targets(command(format, "list", "hosts"))));
    }
  }

  @Test
  void an_interrupt_between_rows_ends_the_reading() {
    given.commands(_ -> bytes("1\n".repeat(1000)));
    Thread.currentThread().interrupt();
    assertThrows(
        InterruptedException.class,
        () -> given.rows(targets(command(TargetSource.Format.LINES, "list"))));
    assertFalse(Thread.interrupted());
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static InputStream failing() {
    return new Broken(new IOException("It ended with exit code 3"));
  }

  private static InputStream interrupted() {
    return new Broken(new InterruptedIOException());
  }

  /// A stream that ends in a failure.
  private static final class Broken extends InputStream {
    private final IOException failure;

    Broken(IOException failure) {
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      throw failure;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      throw failure;
    }
  }
}
