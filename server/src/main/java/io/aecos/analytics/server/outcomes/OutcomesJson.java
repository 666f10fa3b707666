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
    List<FileLineJson> quarantined,
    List<FileLineJson> refused,
    List<FileLineJson> notes) {

  /** Something about a line. */
  public record FileLineJson(int line, String text) {}
}
