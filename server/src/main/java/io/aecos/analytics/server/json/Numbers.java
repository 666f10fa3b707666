package io.aecos.analytics.server.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Numbers as answers show them. Whatever nobody computed is written exactly as it came, which is
 * what happens to a number of which nothing else is said; a computed one is rounded, so that a sum
 * of decimals does not end in the noise of its binary form. Whole numbers have no fraction.
 */
public final class Numbers {
  private static final int SIGNIFICANT = 12;
  private static final MathContext DIGITS = new MathContext(SIGNIFICANT, RoundingMode.HALF_EVEN);

  /** Up to here sums of whole numbers are exact. */
  private static final double LARGEST_EXACT = 1L << 53;

  /** Powers of ten that a double holds exactly. */
  private static final double[] POWERS = new double[23];

  /** So near to the middle between two numbers, a product that was rounded does not tell. */
  private static final double UNSURE = 1e-3;

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  private Numbers() {}

  /** The Jackson module that writes every {@code double} as it is, and null for what is none. */
  public static JacksonModule module() {
    DoubleWriter writer = new DoubleWriter();
    return new SimpleModule("numbers")
        .addSerializer(Double.class, writer)
        .addSerializer(double.class, writer);
  }

  /**
   * A computed number: a whole one as it is, else at most twelve significant digits; null for what
   * is no number.
   */
  public static @Nullable BigDecimal computed(@Nullable Double value) {
    if (value == null || !Double.isFinite(value)) {
      return null;
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT;
    return whole ? BigDecimal.valueOf((long) value.doubleValue()) : rounded(value);
  }

  /**
   * Twelve digits of a number that is no whole one. An answer has a thousand of these, and to write
   * one out with all its binary digits first takes ten times as long.
   */
  private static BigDecimal rounded(double value) {
    int scale = SIGNIFICANT - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
    if (scale <= 0 || scale >= POWERS.length) {
      return plain(new BigDecimal(value, DIGITS));
    }
    double scaled = value * POWERS[scale];
    double digits = Math.rint(scaled);
    if (Math.abs(Math.abs(scaled - digits) - 0.5) < UNSURE
        || Math.abs(digits) < POWERS[SIGNIFICANT - 1]) {
      return plain(new BigDecimal(value, DIGITS));
    }
    long unscaled = (long) digits;
    while (scale > 0 && unscaled % 10 == 0) {
      unscaled /= 10;
      scale--;
    }
    return BigDecimal.valueOf(unscaled, scale);
  }

  /** The number exactly as it was given, for values that nobody computed. */
  public static BigDecimal exact(double value) {
    return plain(new BigDecimal(Double.toString(value)));
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal decimal = value.stripTrailingZeros();
    return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
  }

  /** A JSON object of which nobody computed a number, with all of them exactly as given. */
  public static Map<String, Object> exact(Map<String, Object> object) {
    Map<String, Object> exact = new LinkedHashMap<>();
    object.forEach((name, value) -> exact.put(name, exactly(value)));
    return exact;
  }

  private static Object exactly(Object value) {
    if (value instanceof Double number) {
      return exact(number.doubleValue());
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Numbers::exactly).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> exact = new LinkedHashMap<>();
      map.forEach((name, member) -> exact.put(String.valueOf(name), exactly(member)));
      return exact;
    }
    return value;
  }

  private static final class DoubleWriter extends StdSerializer<Double> {
    DoubleWriter() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializationContext context) {
      if (!Double.isFinite(value)) {
        json.writeNull();
      } else {
        json.writeNumber(exact(value));
      }
    }
  }
}
