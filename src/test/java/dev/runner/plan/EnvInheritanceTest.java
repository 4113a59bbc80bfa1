package dev.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnvInheritanceTest {

  @ParameterizedTest
  @CsvSource({
    "HOME, HOME, true",
    "HOME, HOMES, false",
    "HOME, home, false",
    "LC_*, LC_ALL, true",
    "LC_*, LC_, true",
    "LC_*, XLC_A, false",
    "*_TOKEN, API_TOKEN, true",
    "*_TOKEN, API_TOKENS, false",
    "A*B*C, AxxBxBxC, true",
    "A*B*C, AxxCxB, false",
    "*, ANY, true",
    "**, '', true",
    "A, '', false",
  })
  void a_glob_meets_a_name(String glob, String name, boolean met) {
    assertThat(new EnvInheritance.Only(List.of("NONE", glob)).covers(name)).isEqualTo(met);
  }

  @Test
  void all_covers_all_and_nothing_nothing() {
    assertThat(EnvInheritance.ALL.covers("A")).isTrue();
    assertThat(EnvInheritance.NOTHING.covers("A")).isFalse();
  }

  @Test
  void many_stars_take_no_time() {
    String glob = "*A".repeat(1_000) + "B";
    assertThat(new EnvInheritance.Only(List.of(glob)).covers("A".repeat(5_000))).isFalse();
  }
}
