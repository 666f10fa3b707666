package io.aecos.analytics.projection;

import io.aecos.analytics.event.Names;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * How attributes, which are JSON values, read as dimensions and as numbers; one rule for all
 * engines.
 */
public final class AttributeValues {
  private static final double EXACT = 1L << 53;

  private AttributeValues() {}

  /**
   * Text in its normal form (null where it says nothing), whole numbers and truth values as JSON
   * writes them; all else has no text.
   */
  public static @Nullable String text(@Nullable Object attribute) {
    if (attribute instanceof String text) {
      return Names.normal(text);
    }
    return attribute instanceof Boolean
            || attribute instanceof Long
            || attribute instanceof Integer
            || attribute instanceof BigInteger
        ? attribute.toString()
        : null;
  }

  /** Whether {@link #text} gives an attribute back as it came. */
  public static boolean isGivenByText(@Nullable Object attribute) {
    return attribute instanceof String && attribute.equals(text(attribute));
  }

  /** Whether {@link #number} gives an attribute back as it came, by {@link #restored}. */
  public static boolean isGivenByNumber(@Nullable Object attribute) {
    Double number = number(attribute);
    return number != null && restored(number).equals(attribute);
  }

  /** The attribute that a number stands for: a whole number where it is one. */
  public static Object restored(double number) {
    boolean whole = Math.rint(number) == number && Math.abs(number) < EXACT;
    return whole && Double.doubleToRawLongBits(number) != Double.doubleToRawLongBits(-0.0)
        ? (Object) (long) number
        : (Object) number;
  }

  /** A JSON number; text that looks like one is none. */
  public static @Nullable Double number(@Nullable Object attribute) {
    return attribute instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
  }
}
