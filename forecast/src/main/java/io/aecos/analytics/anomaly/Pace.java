package io.aecos.analytics.anomaly;

/**
 * What a length of step asks for: how many steps a season has (1: none is looked for), how many a
 * year; how many of the latest make the level that is usual now ({@code level}), have to agree on a
 * shift ({@code recent}) and on another spread ({@code spread}); and how many before them they are
 * compared with. By chance a gap comes about at most as often as {@code gapChance}, and a spike as
 * {@code tail}: the more steps a year has, the rarer.
 */
public record Pace(
    int season,
    int year,
    int level,
    int recent,
    int spread,
    int before,
    double gapChance,
    double tail) {
  public static final Pace DAYS = new Pace(7, 365, 14, 10, 42, 84, 1e-5, 1e-4);
  public static final Pace WEEKS = new Pace(52, 52, 8, 4, 14, 40, 3e-3, 7e-4);
  public static final Pace MONTHS = new Pace(12, 12, 6, 4, 12, 24, 3e-3, 1e-3);
}
