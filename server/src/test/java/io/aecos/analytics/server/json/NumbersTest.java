package io.aecos.analytics.server.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
    "37.77492951234567, 37.7749295123",
    "9007199254740991, 9007199254740991",
    "9007199254740994.0, 9007199254740000"
  })
  void computed_leavesOutBinaryNoise(double number, String text) {
    assertThat(json.writeValueAsString(Numbers.computed(number))).isEqualTo(text);
  }

  @Test
  void computed_ofAnyNumber_isItsTwelveDigitsRoundedToEven() {
    MathContext digits = new MathContext(12, RoundingMode.HALF_EVEN);
    Random random = new Random(12);
    for (int i = 0; i < 200_000; i++) {
      double number =
          switch (i % 4) {
            case 0 -> random.nextDouble() * Math.pow(10, random.nextInt(40) - 20);
            case 1 -> random.nextInt(1_000_000) / 1_000.0;
            case 2 -> (random.nextLong(1_000_000_000_000L) + 0.5) / 1_024;
            default -> Double.longBitsToDouble(random.nextLong());
          };
      if (!Double.isFinite(number) || number == Math.rint(number)) {
        continue;
      }
      double signed = random.nextBoolean() ? number : -number;
      BigDecimal exact = new BigDecimal(signed, digits).stripTrailingZeros();
      BigDecimal expected = exact.scale() < 0 ? exact.setScale(0) : exact;

      assertThat(Numbers.computed(signed)).as("%s", signed).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "37.77492951234567, 37.77492951234567",
    "0.30000000000000004, 0.30000000000000004",
    "891, 891",
    "-0.0, 0",
    "9007199254740991, 9007199254740991",
    "1e22, 10000000000000000000000",
    "4.9e-324, 4.9E-324"
  })
  void module_writesNumbersAsTheyAre(double number, String text) {
    assertThat(json.writeValueAsString(number)).isEqualTo(text);
    assertThat(json.writeValueAsString(Map.of("deep", List.of(number))))
        .isEqualTo("{\"deep\":[" + text + "]}");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void whatIsNoNumber_isNull(double number) {
    assertThat(json.writeValueAsString(number)).isEqualTo("null");
    assertThat(Numbers.computed(number)).isNull();
  }

  @Test
  void exact_keepsWhatWasGiven() {
    assertThat(Numbers.exact(0.8765432109876543)).hasToString("0.8765432109876543");
    assertThat(Numbers.exact(1500.0).toPlainString()).isEqualTo("1500");
  }
}
