package io.aecos.analytics.server.outcomes;

import java.util.List;

/**
 * What became of a table of outcomes: every cost and every duration is one item. Notes are about
 * lines that were taken all the same.
 */
public record OutcomesJson(
    int received,
    int stored,
    int duplicate,
    List<LineJson> quarantined,
    List<LineJson> refused,
    List<LineJson> notes) {

  /** Something about a line. */
  public record LineJson(int line, String text) {}
}
