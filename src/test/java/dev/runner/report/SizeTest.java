package dev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1023, 1023 B",
    "1024, 1 KiB",
    "1536, 1.5 KiB",
    "10751, 10 KiB",
    "1048575, 1023 KiB",
    "1048576, 1 MiB",
    "8053063680, 7.5 GiB",
    "9223372036854775807, 7.9 EiB"
  })
  void amounts_are_humane(long bytes, String text) {
    assertThat(Size.of(bytes)).isEqualTo(text);
  }
}
