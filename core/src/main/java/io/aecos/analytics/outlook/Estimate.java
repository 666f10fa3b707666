package io.aecos.analytics.outlook;

/** What is expected, and where 80 and 95 of 100 such values should lie. */
public record Estimate(double expected, double low80, double high80, double low95, double high95) {
  boolean within80(double value) {
    return value >= low80 && value <= high80;
  }

  boolean within95(double value) {
    return value >= low95 && value <= high95;
  }
}
