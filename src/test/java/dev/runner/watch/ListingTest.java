package dev.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ListingTest {

  @Test
  void gives_back_what_it_was_made_of() {
    var files = new TreeMap<>(Map.of("a", 1L, "é\n\\", -2L, "😀 ", Long.MAX_VALUE));
    assertThat(Listing.of(files).files()).isEqualTo(files);
    assertThat(Listing.EMPTY.files()).isEmpty();
  }
}
