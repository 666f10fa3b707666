package io.aecos.analytics.anomaly;

/**
 * What a length of step asks for: how many steps a season has (1: none is looked for), how many a
 * year; how many of the latest make the level that is usual now ({@code level}), have to agree on a
 * shift ({@code recent}) and on another spread ({@code spread}); and how many before them they are
 * compared with.
 */
public record Pace(
    int season, int year, int level, int recent, int spread, int before, double gapChance) {
  public static final Pace DAYS = new Pace(7, 365, 14, 10, 42, 84, 1e-5);
  public static final Pace WEEKS = new Pace(52, 52, 8, 4, 14, 40, 3e-3);
  public static final Pace MONTHS = new Pace(12, 12, 6, 4, 12, 24, 3e-3);
}
