package io.aecos.analytics.demo;

/** What AEC OS expects an element to cost and take; a function of the element alone. */
record Estimate(double materialUsd, double laborHours, int crew, double durationDays) {
  private static final double RATE_USD = 78;
  private static final int SIZE = 1;
  private static final int LABOR = 2;

  static Estimate of(Element element) {
    double size = Math.exp(.45 * Dice.bell(element.trait(SIZE)));
    double hours =
        element.kind().laborHours() * size * Math.exp(.2 * Dice.bell(element.trait(LABOR)));
    int crew = hours < 10 ? 2 : hours < 60 ? 3 : 5;
    return new Estimate(
        cents(element.kind().costUsd() * size), tenths(hours), crew, hundredths(hours / 8 / crew));
  }

  double laborUsd() {
    return cents(laborHours * RATE_USD);
  }

  double totalUsd() {
    return cents(materialUsd + laborUsd());
  }

  static double cents(double usd) {
    return Math.round(usd * 100) / 100.0;
  }

  static double hundredths(double number) {
    return Math.max(.01, Math.round(number * 100) / 100.0);
  }

  private static double tenths(double hours) {
    return Math.max(.1, Math.round(hours * 10) / 10.0);
  }
}
