package io.aecos.analytics.report.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The fonts that come with the product: the dashboard's own for what it can write, and behind it
 * others that know more scripts.
 */
enum Fonts {
  PLEX("IBM Plex Sans", "IBMPlexSans-Regular.ttf", "400"),
  PLEX_STRONG("IBM Plex Sans", "IBMPlexSans-SemiBold.ttf", "700"),
  DEJAVU("DejaVu Sans", "DejaVuSans.ttf", "400", "700"),
  DROID("Droid Sans Fallback", "DroidSansFallbackFull.ttf", "400", "700");

  /** All families, in the order in which they are asked for a character. */
  static final String FAMILIES = "IBM Plex Sans, DejaVu Sans, Droid Sans Fallback";

  private final String family;
  private final String file;
  private final String[] weights;

  Fonts(String family, String file, String... weights) {
    this.family = family;
    this.file = file;
    this.weights = weights;
  }

  String file() {
    return file;
  }

  InputStream open() {
    InputStream in = Fonts.class.getResourceAsStream("/io/aecos/analytics/report/fonts/" + file);
    if (in == null) {
      throw new UncheckedIOException(new IOException(file + " is missing from the program"));
    }
    return in;
  }

  /** What FOP's configuration says of it. */
  String configuration() {
    StringBuilder text = new StringBuilder("<font embed-url=\"font:" + file + "\">");
    for (String weight : weights) {
      text.append(
          "<font-triplet name=\"%s\" style=\"normal\" weight=\"%s\"/>".formatted(family, weight));
    }
    return text.append("</font>").toString();
  }
}
