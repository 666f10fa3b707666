package io.aecos.analytics.projection;

import org.jspecify.annotations.Nullable;

/**
 * How attributes, which are JSON values, read as dimensions and as numbers; one rule for all
 * engines.
 */
public final class AttributeValues {
  private AttributeValues() {}

  /** Text as it is, whole numbers and truth values as JSON writes them; all else has no text. */
  public static @Nullable String text(@Nullable Object attribute) {
    if (attribute instanceof String || attribute instanceof Boolean || attribute instanceof Long) {
      return attribute.toString();
    }
    return attribute instanceof Integer ? attribute.toString() : null;
  }

  /** A JSON number; text that looks like one is none. */
  public static @Nullable Double number(@Nullable Object attribute) {
    return attribute instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
  }
}
