package io.aecos.analytics.report;

import io.aecos.analytics.sheet.Sheet;
import java.util.List;

/**
 * One sheet: all of its metrics, those of them that are drawn, and its tables, among them those of
 * what waits for somebody ({@code waiting}). {@code failed} names metrics that could not be
 * answered, with the reason.
 */
public record Section(
    Sheet sheet,
    List<Figure> figures,
    List<Figure> drawn,
    List<Table> tables,
    List<Table> waiting,
    List<String> failed) {

  public Section {
    figures = List.copyOf(figures);
    drawn = List.copyOf(drawn);
    tables = List.copyOf(tables);
    waiting = List.copyOf(waiting);
    failed = List.copyOf(failed);
  }
}
