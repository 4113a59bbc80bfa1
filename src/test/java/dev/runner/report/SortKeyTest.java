package dev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortKeyTest {

  @Test
  void keys_compare_as_the_values_do() {
    List<Value> ascending =
        List.of(
            Value.FALSE,
            Value.TRUE,
            number("-1e400"),
            number("-20"),
            number("-3"),
            number("-2.25"),
            number("-2.2"),
            number("-0.001"),
            number("0"),
            number("1e-400"),
            number("0.5"),
            number("2"),
            number("2.05"),
            number("2.5"),
            number("10"),
            number("1e400"),
            Value.of(""),
            Value.of("A"),
            Value.of("a"),
            Value.of("a\0"),
            Value.of("a\0b"),
            Value.of("ab"),
            Value.of("é"),
            Value.of("\ufffd"),
            Value.of("😀"),
            new Value.Arr(List.of(Value.of(1))),
            Value.NULL);

    for (int i = 0; i < ascending.size(); i++) {
      for (int j = 0; j < ascending.size(); j++) {
        assertThat(compared(ascending.get(i), ascending.get(j), false))
            .as("%s and %s", ascending.get(i), ascending.get(j))
            .isEqualTo(Integer.signum(i - j));
        int backwards = i == ascending.size() - 1 || j == ascending.size() - 1 ? i - j : j - i;
        assertThat(compared(ascending.get(i), ascending.get(j), true))
            .isEqualTo(Integer.signum(backwards));
      }
    }
  }

  @Test
  void numbers_compare_whatever_their_digits() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      BigDecimal one = BigDecimal.valueOf(random.nextInt(2000) - 1000, random.nextInt(7) - 3);
      BigDecimal two = BigDecimal.valueOf(random.nextInt(2000) - 1000, random.nextInt(7) - 3);
      assertThat(compared(number(one.toString()), number(two.toString()), false))
          .as("%s and %s", one, two)
          .isEqualTo(one.compareTo(two));
    }
  }

  @Test
  void the_first_value_that_differs_decides() {
    SortKey one = SortKey.of(List.of(Value.of("a"), Value.of(2)), false);
    SortKey two = SortKey.of(List.of(Value.of("a"), Value.of(10)), false);
    SortKey three = SortKey.of(List.of(Value.of("ab"), Value.of(1)), false);

    assertThat(one).isLessThan(two);
    assertThat(two).isLessThan(three);
  }

  private static int compared(Value one, Value two, boolean reverse) {
    SortKey key = SortKey.of(List.of(one), reverse);
    return Integer.signum(key.compareTo(SortKey.of(List.of(two), reverse)));
  }

  private static Value number(String spelling) {
    return new Value.Num(new BigDecimal(spelling), spelling);
  }
}
