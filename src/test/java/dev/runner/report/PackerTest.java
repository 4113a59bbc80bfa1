package dev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runner.expr.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackerTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 127, 128, 300, -1, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE})
  void numbers_come_back(long number) {
    assertThat(new Unpacker(new Packer().number(number).take()).number()).isEqualTo(number);
  }

  @Test
  void values_come_back_with_the_order_of_their_fields_and_the_spelling_of_their_numbers() {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("z", new Value.Num(new BigDecimal("1.10"), "1.10"));
    fields.put("a", new Value.Arr(List.of(Value.NULL, Value.TRUE, Value.FALSE, Value.of("文😀"))));
    fields.put("", new Value.Num(BigDecimal.valueOf(31), "0x1f"));
    Value value = new Value.Obj(fields);

    Value back = new Unpacker(new Packer().value(value).take()).value();
    assertThat(back.toString()).isEqualTo(value.toString());
  }

  @Test
  void half_characters_become_replacement_characters() {
    String text = "\ud83d a \udc69 \ud83d\udc69 \ud83d";

    assertThat(new Unpacker(new Packer().text(text).take()).text())
        .isEqualTo("\ufffd a \ufffd \ud83d\udc69 \ufffd");
  }

  @Test
  void much_fits() {
    String text = "文".repeat(1_000_000);

    assertThat(new Unpacker(new Packer().text(text).take()).text()).isEqualTo(text);
  }
}
