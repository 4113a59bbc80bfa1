package dev.runner.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteOrderTest {

  @Test
  void strings_stand_in_the_order_of_their_utf8_bytes() {
    Random random = new Random(3);
    for (int i = 0; i < 50_000; i++) {
      String one = text(random);
      String other = text(random);
      int expected =
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
      assertEquals(Integer.signum(expected), Integer.signum(ByteOrder.BYTES.compare(one, other)));
    }
  }

  private static String text(Random random) {
    int[] all = {
      'a', '/', '-', 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.appendCodePoint(all[random.nextInt(all.length)]);
    }
    return text.toString();
  }
}
