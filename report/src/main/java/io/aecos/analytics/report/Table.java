package io.aecos.analytics.report;

import io.aecos.analytics.metric.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows under named columns, all of them. A cell is a text, a {@link Quantity}, a {@link Long}, a
 * {@link Boolean}, an {@link java.time.Instant} or null. {@code name} is what a file of it is
 * called, {@code title} what people read above it.
 */
public record Table(
    String name, String title, List<Column> columns, List<List<@Nullable Object>> rows) {

  public Table {
    columns = List.copyOf(columns);
    List<List<@Nullable Object>> copy = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(name + ": a row has not one cell for each column");
      }
      copy.add(Collections.unmodifiableList(new ArrayList<>(row)));
    }
    rows = Collections.unmodifiableList(copy);
  }

  /** Its first so many rows. */
  public Table first(int most) {
    return new Table(name, title, columns, rows.subList(0, Math.min(most, rows.size())));
  }

  /**
   * What stands below one another; {@code unit} is null for what has none, or one of its own in
   * each row.
   */
  public record Column(String name, String title, Kind kind, @Nullable Unit unit) {}

  /** What the cells of a column are. */
  public enum Kind {
    TEXT,
    /** Sentences. */
    PROSE,
    NUMBER,
    COUNT,
    FLAG,
    INSTANT
  }
}
