package dev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitingTest {
  @Test
  void what_comes_back_is_what_was_added_and_only_once(@TempDir Path folder) {
    List<Integer> places = new ArrayList<>(IntStream.range(0, 5000).boxed().toList());
    Collections.shuffle(places, new Random(4));
    try (Waiting waiting = new Waiting(folder, 10_000)) {
      for (int round = 0; round < 2; round++) {
        places.forEach(it -> waiting.add(it, row(it)));
        for (int place = 0; place < 5000; place++) {
          assertThat(waiting.take(place)).hasValue(row(place));
          assertThat(waiting.take(place)).isEmpty();
        }
      }
      assertThat(waiting.take(1_000_000)).isEmpty();
    }
    assertThat(folder).isEmptyDirectory();
  }

  private static byte[] row(int place) {
    return ("row " + place).getBytes(StandardCharsets.UTF_8);
  }
}
