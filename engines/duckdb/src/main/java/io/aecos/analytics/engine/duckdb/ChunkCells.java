package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.LedgerRow;
import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * Puts some rows at a time into a piece of a table function's columns: texts a column at once, of
 * numbers only those that there are, with marks of which these are; each cell costs a call and a
 * lock of its own otherwise, the empty ones too. For use by one thread.
 */
final class ChunkCells {
  private final Kinds kinds;
  private final RowCells cells;
  private final int[] filled;
  private final GivenNumbers given;
  private final @Nullable String[] @Nullable [] texts;
  private final @Nullable DuckDBWritableVector[] numbers;
  private final long[][] marks;
  private final RowCells.Sink sink = this::put;
  private int row;

  /** {@code filled} are the file's columns that are given, in ascending order. */
  ChunkCells(EventTable table, Kinds kinds, int[] filled, int capacity) {
    this.kinds = kinds;
    this.cells = new RowCells(table, kinds);
    this.filled = filled;
    this.given = new GivenNumbers(table, filled);
    List<EventTable.Column> columns = table.stored();
    this.texts = new String[columns.size()][];
    this.numbers = new DuckDBWritableVector[columns.size()];
    this.marks = new long[given.names().size()][capacity];
    for (int place : filled) {
      switch (columns.get(place).type()) {
        case TEXT, ID -> texts[place] = new String[capacity];
        case NUMBER, WHOLE, KIND -> {}
      }
    }
  }

  private void put(int place, Object cell) {
    if (cell instanceof String text) {
      texts[place][row] = text;
    } else {
      numbers[place].setDouble(row, (Double) cell);
      given.mark(place, row, marks);
    }
  }

  /** Fills {@code chunk} with {@code size} of the rows, of which {@code first} comes first. */
  void fill(LedgerRow[] rows, int first, int size, DuckDBDataChunkWriter chunk) {
    DuckDBWritableVector seq = chunk.vector(0);
    DuckDBWritableVector occurred = chunk.vector(2);
    DuckDBWritableVector received = chunk.vector(3);
    DuckDBWritableVector kind = chunk.vector(4);
    for (int column = 0; column < filled.length; column++) {
      numbers[filled[column]] = chunk.vector(column);
    }
    for (row = 0; row < size; row++) {
      LedgerRow next = rows[first + row];
      Event event = next.event();
      seq.setLong(row, next.seq());
      occurred.setLong(row, event.occurredMicros());
      received.setLong(row, Micros.of(next.receivedAt()));
      kind.setInt(row, kinds.number(event.eventType()));
      put(1, event.id().toString());
      if (event.value() != null) {
        put(5, event.value());
      }
      for (int i = 0; i < EventTable.COLUMNS.size(); i++) {
        texts[RowCells.FIXED + i][row] = EventTable.COLUMNS.get(i).of(event);
      }
      cells.attributes(event, sink);
    }
    for (int column = 0; column < filled.length; column++) {
      @Nullable String[] text = texts[filled[column]];
      if (text != null) {
        chunk.vector(column).setStrings(0, size == text.length ? text : Arrays.copyOf(text, size));
        Arrays.fill(text, 0, size, null);
      }
    }
    for (int i = 0; i < marks.length; i++) {
      DuckDBWritableVector vector = chunk.vector(filled.length + i);
      for (int at = 0; at < size; at++) {
        vector.setLong(at, marks[i][at]);
      }
      Arrays.fill(marks[i], 0, size, 0);
    }
  }
}
