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
 * Puts some rows at a time into a piece of a table function's columns, each column at once: each
 * cell costs a call of its own otherwise, the empty ones too. For use by one thread.
 */
final class ChunkCells {
  private final Kinds kinds;
  private final RowCells cells;
  private final int[] filled;
  private final @Nullable String[] @Nullable [] texts;
  private final double[] @Nullable [] numbers;
  private final boolean[] @Nullable [] numbered;
  private final RowCells.Sink sink = this::put;
  private int row;

  /** {@code filled} are the file's columns that are given, in ascending order. */
  ChunkCells(EventTable table, Kinds kinds, int[] filled, int capacity) {
    this.kinds = kinds;
    this.cells = new RowCells(table, kinds);
    this.filled = filled;
    List<EventTable.Column> columns = table.stored();
    this.texts = new String[columns.size()][];
    this.numbers = new double[columns.size()][];
    this.numbered = new boolean[columns.size()][];
    for (int place : filled) {
      switch (columns.get(place).type()) {
        case TEXT, ID -> texts[place] = new String[capacity];
        case NUMBER -> {
          numbers[place] = new double[capacity];
          numbered[place] = new boolean[capacity];
        }
        case WHOLE, KIND -> {}
      }
    }
  }

  private void put(int place, Object cell) {
    if (cell instanceof String text) {
      texts[place][row] = text;
    } else {
      numbers[place][row] = (Double) cell;
      numbered[place][row] = true;
    }
  }

  /** Fills {@code chunk} with {@code size} of the rows, of which {@code first} comes first. */
  void fill(LedgerRow[] rows, int first, int size, DuckDBDataChunkWriter chunk) {
    DuckDBWritableVector seq = chunk.vector(0);
    DuckDBWritableVector occurred = chunk.vector(2);
    DuckDBWritableVector received = chunk.vector(3);
    DuckDBWritableVector kind = chunk.vector(4);
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
      give(filled[column], size, column, chunk);
    }
  }

  private void give(int place, int size, int column, DuckDBDataChunkWriter chunk) {
    if (texts[place] != null) {
      @Nullable String[] text = texts[place];
      chunk.vector(column).setStrings(0, size == text.length ? text : Arrays.copyOf(text, size));
      Arrays.fill(text, 0, size, null);
    } else if (numbers[place] != null) {
      DuckDBWritableVector vector = chunk.vector(column);
      for (int i = 0; i < size; i++) {
        if (numbered[place][i]) {
          vector.setDouble(i, numbers[place][i]);
        } else {
          vector.setNull(i);
        }
      }
      Arrays.fill(numbered[place], 0, size, false);
    }
  }
}
