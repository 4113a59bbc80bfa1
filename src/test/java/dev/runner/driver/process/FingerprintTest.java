package dev.runner.driver.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FingerprintTest {

  @Test
  void is_the_same_everywhere_and_always() {
    assertThat(new Fingerprint().add("/plans/plan.yaml").add("demo").add("é😀").hex())
        .isEqualTo("db19dfb6cacb5e969c678690e0f4331f");
    assertThat(Fingerprint.hex(0x0123456789abcdefL)).isEqualTo("0123456789abcdef");
  }

  @Test
  void differs_where_anything_differs() {
    List<Fingerprint> all =
        List.of(
            new Fingerprint(),
            new Fingerprint().add(""),
            new Fingerprint().add("").add(""),
            new Fingerprint().add("ab").add("c"),
            new Fingerprint().add("a").add("bc"),
            new Fingerprint().add("abc"),
            new Fingerprint().add("abcd"),
            new Fingerprint().add("abcd\0"),
            new Fingerprint().add("\0abcd"),
            new Fingerprint().add("Aa"),
            new Fingerprint().add("BB"),
            new Fingerprint().add(new byte[] {}).add(new byte[] {1}),
            new Fingerprint().add(new byte[] {0}),
            new Fingerprint().add(new byte[] {0, 0}));
    Set<String> seen = new HashSet<>();
    all.forEach(it -> seen.add(it.hex()));
    for (int i = 0; i < 100_000; i++) {
      seen.add(new Fingerprint().add("job").add("target-" + i).add("step").hex());
    }
    assertThat(seen).hasSize(all.size() + 100_000).allMatch(it -> it.matches("[0-9a-f]{32}"));
  }

  @Test
  void goes_on_where_another_one_is() {
    Fingerprint start = new Fingerprint().add("a");
    String one = new Fingerprint(start).add("b").hex();
    assertThat(new Fingerprint(start).add("b").hex()).isEqualTo(one);
    assertThat(new Fingerprint().add("a").add("b").hex()).isEqualTo(one);
  }
}
