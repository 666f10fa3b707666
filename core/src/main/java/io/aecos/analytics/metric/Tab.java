package io.aecos.analytics.metric;

/** The dashboard's tabs, in their order; every metric belongs to one. */
public enum Tab {
  OVERVIEW("Overview"),
  PRODUCTIVITY("Productivity"),
  COMPLIANCE("Compliance"),
  COST("Cost & Schedule"),
  COLLABORATION("Collaboration"),
  SECURITY("Security"),
  HEALTH("System Health");

  private final String title;

  Tab(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
