package io.aecos.analytics.columnar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows with a cell for each column, given out once. {@code facts} is what the file says of itself,
 * by name: units, time zones, where it comes from.
 */
public record ColumnarRows(
    List<Column> columns, Map<String, String> facts, Iterator<@Nullable Object[]> rows) {
  public ColumnarRows {
    columns = List.copyOf(columns);
    facts = new TreeMap<>(facts);
  }

  /** A name, which differs from the others' in more than case, and what the cells are. */
  public record Column(String name, Kind kind) {}

  /** What cells are; any may be null. */
  public enum Kind {
    /** A {@link String}. */
    TEXT,
    /** A {@link Double}. */
    NUMBER,
    /** A {@link Long}. */
    WHOLE,
    /** An {@link Instant}, to the microsecond. */
    TIME,
    /** A {@link LocalDate}. */
    DATE,
    /** A {@link UUID}. */
    ID,
    /** A {@link Boolean}. */
    TRUTH
  }
}
