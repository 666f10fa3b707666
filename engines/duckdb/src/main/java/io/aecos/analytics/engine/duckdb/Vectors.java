package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.event.Micros;
import java.time.Instant;
import java.time.LocalDate;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** How values of Java stand in a column that a table function fills. */
final class Vectors {
  private Vectors() {}

  /** A moment is a number of microseconds; what is none of the other kinds is text. */
  static void put(@Nullable Object cell, long row, DuckDBWritableVector vector) {
    if (cell == null) {
      vector.setNull(row);
    } else if (cell instanceof Double number) {
      vector.setDouble(row, number);
    } else if (cell instanceof Long whole) {
      vector.setLong(row, whole);
    } else if (cell instanceof Integer number) {
      vector.setInt(row, number);
    } else if (cell instanceof Instant instant) {
      vector.setLong(row, Micros.of(instant));
    } else if (cell instanceof LocalDate date) {
      vector.setDate(row, date);
    } else if (cell instanceof Boolean truth) {
      vector.setBoolean(row, truth);
    } else {
      vector.setString(row, cell.toString());
    }
  }
}
