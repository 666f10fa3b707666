package io.aecos.analytics.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The reports that there are; the lower-case name is a contract. */
public enum ReportKind {
  /** The last whole week. */
  WEEKLY,
  /** A calendar month. */
  MONTHLY,
  /** A calendar quarter. */
  QUARTERLY,
  /** All of a project, from its first event on. */
  CLOSEOUT,
  /** What is told of security in a month. */
  SECURITY,
  /** One page of the dashboard as it is. */
  PAGE,
  /** What AEC OS is worth, on one page. */
  ROI,
  /** What of a project's own log differs from the figures. */
  RECONCILE;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(ReportKind::text).toList();
  }
}
