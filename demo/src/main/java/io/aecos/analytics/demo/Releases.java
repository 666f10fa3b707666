package io.aecos.analytics.demo;

import java.util.List;

/** The parser's releases: each understands more, is accepted more often and answers faster. */
final class Releases {
  static final String MODEL = "aecos-parser";

  /** How often a fitting template is found: at first, after the first year, and at the end. */
  private static final double[] REUSE = {.32, .43, .70};

  private final int days;
  private final List<Release> releases;

  /**
   * One release: the mean confidence of its parses, the share of them that people accept, the
   * median seconds from requirement to element.
   */
  record Release(
      int day,
      String version,
      double confidence,
      double acceptance,
      double seconds,
      double score) {}

  Releases(int days) {
    this.days = days;
    this.releases =
        List.of(
            new Release(-60, "1.0", .745, .830, 8.6, .781),
            new Release(days * 11 / 100, "1.1", .775, .858, 8.1, .806),
            new Release(days * 27 / 100, "1.2", .802, .881, 7.2, .829),
            new Release(days * 43 / 100, "2.0", .838, .912, 5.6, .868),
            new Release(days * 58 / 100, "2.1", .856, .929, 5.2, .884),
            new Release(days * 76 / 100, "2.2", .874, .944, 4.7, .901),
            new Release(days * 91 / 100, "3.0", .903, .961, 3.9, .926));
  }

  List<Release> all() {
    return releases;
  }

  /** How often a fitting template is found: the library grows, and people learn what is in it. */
  double reuse(int day) {
    double years = 2.0 * day / days;
    return years < 1
        ? REUSE[0] + (REUSE[1] - REUSE[0]) * years
        : REUSE[1] + (REUSE[2] - REUSE[1]) * (years - 1);
  }

  Release at(int day) {
    int index = releases.size() - 1;
    while (index > 0 && releases.get(index).day() > day) {
      index--;
    }
    return releases.get(index);
  }
}
