package io.aecos.analytics.projection;

import io.aecos.analytics.event.Names;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * How attributes, which are JSON values, read as dimensions and as numbers; one rule for all
 * engines.
 */
public final class AttributeValues {
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

  /** A JSON number; text that looks like one is none. */
  public static @Nullable Double number(@Nullable Object attribute) {
    return attribute instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
  }
}
