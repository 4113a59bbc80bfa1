package dev.runner.spool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private final Path folder;

  SpoolTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void records_come_back_in_any_order_from_memory_and_file() {
    Random random = new Random(9);
    List<byte[]> records = new ArrayList<>();
    try (Spool spool = new Spool(folder, 1000)) {
      for (int i = 0; i < 5000; i++) {
        byte[] record = new byte[random.nextInt(500) == 0 ? 200_000 : random.nextInt(60)];
        random.nextBytes(record);
        records.add(record);
        spool.add(record);
        int seen = random.nextInt(records.size());
        assertArrayEquals(records.get(seen), spool.get(seen));
      }
      assertEquals(5000, spool.size());
      for (int i = 0; i < 5000; i++) {
        assertArrayEquals(records.get(i), spool.get(i));
      }
    }
  }

  @Test
  void a_small_spool_needs_no_file_not_even_a_folder() {
    try (Spool spool = new Spool(folder.resolve("nope"))) {
      spool.add(new byte[] {1, 2});
      assertArrayEquals(new byte[] {1, 2}, spool.get(0));
    }
  }

  @Test
  void the_file_of_a_large_spool_has_no_name() throws IOException {
    try (Spool spool = new Spool(folder, 10);
        Stream<Path> files = Files.list(folder)) {
      for (int i = 0; i < 100; i++) {
        spool.add(new byte[] {(byte) i, 0, 0});
      }
      assertArrayEquals(new byte[] {7, 0, 0}, spool.get(7));
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void an_interrupt_does_no_harm() {
    try (Spool spool = new Spool(folder, 10)) {
      Thread.currentThread().interrupt();
      for (int i = 0; i < 100; i++) {
        spool.add(new byte[] {(byte) i, 0, 0});
      }
      assertArrayEquals(new byte[] {7, 0, 0}, spool.get(7));
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void a_disk_that_fails_is_not_silent() {
    try (Spool spool = new Spool(folder.resolve("nope"), 10)) {
      spool.add(new byte[8]);
      assertThrows(UncheckedIOException.class, () -> spool.add(new byte[8]));
    }
  }

  @Test
  void a_record_that_is_not_there_is_a_bug() {
    try (Spool spool = new Spool(folder)) {
      assertThrows(IndexOutOfBoundsException.class, () -> spool.get(0));
    }
  }
}
