package dev.runner.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeySetTest {

  @Test
  void a_key_is_known_exactly_when_it_was_added_before() {
    Random random = new Random(1);
    List<String> added = new ArrayList<>();
    Map<String, Integer> oracle = new HashMap<>();
    KeySet keys = new KeySet(added::get);
    for (int i = 0; i < 200_000; i++) {
      String key = "key-" + random.nextInt(150_000);
      Integer known = oracle.putIfAbsent(key, added.size());
      assertEquals(
          known == null ? OptionalInt.empty() : OptionalInt.of(known), keys.add(key, added.size()));
      if (known == null) {
        added.add(key);
      }
    }
  }
}
