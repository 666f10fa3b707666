package io.aecos.analytics.server.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class NumbersTest {
  private final JsonMapper json = JsonMapper.builder().addModule(Numbers.module()).build();

  @ParameterizedTest
  @CsvSource({
    "0.30000000000000004, 0.3",
    "891, 891",
    "-0.0, 0",
    "1e15, 1000000000000000",
    "0.2230000000000001, 0.223",
    "123456.789, 123456.789",
    "1e300, 1E+300"
  })
  void module_writesNumbersWithoutBinaryNoise(double number, String text) {
    assertThat(json.writeValueAsString(number)).isEqualTo(text);
  }

  @Test
  void exact_keepsWhatWasGiven() {
    assertThat(Numbers.exact(0.8765432109876543)).hasToString("0.8765432109876543");
    assertThat(Numbers.exact(1500.0).toPlainString()).isEqualTo("1500");
  }
}
