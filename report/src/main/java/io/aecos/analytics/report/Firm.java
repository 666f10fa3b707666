package io.aecos.analytics.report;

import org.jspecify.annotations.Nullable;

/**
 * Whose report it is: its name, the colour of titles and lines as {@code #rrggbb}, and its logo;
 * null for none.
 */
public record Firm(String name, String colour, @Nullable Logo logo) {
  public static final String COLOUR = "#1a5490";

  public Firm {
    if (!colour.matches("#[0-9a-fA-F]{6}")) {
      throw new IllegalArgumentException(
          "colour must be like " + COLOUR + ", not '" + colour + "'");
    }
  }

  /** A firm without a logo, in the dashboard's colour. */
  public static Firm named(String name) {
    return new Firm(name, COLOUR, null);
  }

  @Override
  public String toString() {
    return name;
  }
}
