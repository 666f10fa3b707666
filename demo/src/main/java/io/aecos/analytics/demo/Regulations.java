package io.aecos.analytics.demo;

import java.util.List;

/** Updates of building codes: for some weeks after each, more elements fail the code's rules. */
final class Regulations {
  private static final double DAYS_TO_ADAPT = 24;

  private final List<Update> updates;

  /** One update; {@code severity} is how many times more often rules fail right after it. */
  record Update(
      int day,
      String code,
      String version,
      int added,
      int modified,
      int removed,
      int templates,
      double severity) {}

  Regulations(int days) {
    this.updates =
        List.of(
            new Update(days * 9 / 100, "IECC2024", "2024.1", 6, 14, 2, 9, 3.5),
            new Update(days * 21 / 100, "IBC2021", "2021.4", 3, 9, 1, 7, 4),
            new Update(days * 34 / 100, "ADA2010", "2010.7", 2, 11, 0, 12, 5),
            new Update(days * 47 / 100, "CBC2025", "2025.1", 18, 41, 7, 21, 6),
            new Update(days * 62 / 100, "NEC2023", "2023.2", 5, 12, 3, 8, 4),
            new Update(days * 74 / 100, "NYCBC2022", "2022.3", 9, 22, 4, 13, 5),
            new Update(days * 83 / 100, "IBC2024", "2024.2", 12, 34, 5, 26, 6),
            new Update(days * 95 / 100, "NFPA13", "2025.1", 4, 8, 1, 6, 4));
  }

  List<Update> all() {
    return updates;
  }

  /** How many times more often a code's rules fail on a day than without updates; at least 1. */
  double strictness(String code, int day) {
    double strictness = 1;
    for (Update update : updates) {
      if (update.code.equals(code) && update.day <= day) {
        strictness += update.severity * Math.exp((update.day - day) / DAYS_TO_ADAPT);
      }
    }
    return strictness;
  }
}
