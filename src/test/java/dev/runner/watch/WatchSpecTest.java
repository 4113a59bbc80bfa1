package dev.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WatchSpecTest {
  private static WatchSpec spec(List<Path> roots, Duration debounce) {
    return new WatchSpec(roots, List.of(), List.of(), Set.of(), debounce);
  }

  @Test
  void knows_each_root_once() {
    Path here = Path.of("").toAbsolutePath();
    assertThat(spec(List.of(Path.of("a/../b"), Path.of("b"), here), Duration.ZERO).roots())
        .containsExactly(here.resolve("b"), here);
  }

  @Test
  void refuses_what_makes_no_sense() {
    assertThatThrownBy(() -> spec(List.of(), Duration.ZERO)).hasMessage("nothing to watch");
    assertThatThrownBy(() -> spec(List.of(Path.of("a")), Duration.ofMillis(-1)))
        .hasMessage("no debounce: PT-0.001S");
    assertThatThrownBy(() -> spec(List.of(Path.of("a")), Duration.ofHours(2)))
        .hasMessage("no debounce: PT2H");
  }
}
