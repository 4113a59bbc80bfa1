package dev.runner.target;

import static dev.runner.target.Given.csv;
import static dev.runner.target.Given.where;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.expr.Value;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A million rows are a file, not a million objects: this passes with a heap of 256 MB.
@Tag("bench")
class MillionRowsTest {
  private static final int ROWS = 1_000_000;

  @Test
  void a_million_csv_rows_are_read_and_read_again(@TempDir Path folder) throws Exception {
    Given given = new Given(folder);
    write(folder.resolve("calls.csv"));
    long start = System.nanoTime();
    try (Rows rows = given.rows(csv("calls.csv"))) {
      long read = System.nanoTime();
      assertEquals(ROWS, rows.size());
      for (int i = 0; i < ROWS; i++) {
        assertEquals("call-" + i, rows.row(i).key());
      }
      long sequential = System.nanoTime();
      Random random = new Random(1);
      for (int i = 0; i < 100_000; i++) {
        int at = random.nextInt(ROWS);
        assertEquals(Value.of("call-" + at), rows.row(at).fields().fields().get("id"));
      }
      System.out.printf(
          "a million rows: read in %d ms, again in %d ms; 100,000 at random in %d ms%n",
          (read - start) / 1_000_000,
          (sequential - read) / 1_000_000,
          (System.nanoTime() - sequential) / 1_000_000);
    }
  }

  @Test
  void a_million_duplicates_are_one_error(@TempDir Path folder) throws Exception {
    Given given = new Given(folder);
    given.file("same.txt", "same\n".repeat(ROWS));
    assertEquals(
        "INVALID same.txt:1 and same.txt:2 have the same key `same`, but each target needs its own"
            + " (and 999998 more rows have a key that is taken)",
        given.failure(Given.lines("same.txt")));
  }

  @Test
  void a_million_rows_are_filtered(@TempDir Path folder) throws Exception {
    Given given = new Given(folder);
    write(folder.resolve("calls.csv"));
    try (Rows rows = given.rows(where(csv("calls.csv"), "target.amount == '1'"))) {
      assertEquals(ROWS / 10, rows.size());
    }
  }

  private static void write(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("id,url,amount,note\n");
      for (int i = 0; i < ROWS; i++) {
        out.write(
            "call-" + i + ",https://example.org/items/" + i + "," + i % 10 + ",\"a, note\"\n");
      }
    }
  }
}
