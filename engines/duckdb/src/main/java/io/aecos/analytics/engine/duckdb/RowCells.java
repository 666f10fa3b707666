package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.Vocabulary;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.JsonValues;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.AttributeValues;
import io.aecos.analytics.projection.EventColumn;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the table of events holds of one ledger row after the other. Most of an event's columns are
 * empty, so its attributes look for their columns and not the reverse. For use by one thread.
 */
final class RowCells {
  /** Columns before those of {@link EventTable#COLUMNS}. */
  static final int FIXED = 6;

  private final Kinds kinds;
  private final Map<String, Places> places = new HashMap<>();
  private final @Nullable Object[] cells;
  private final int rest;
  private final Map<String, Object> left = new TreeMap<>();
  private final BiConsumer<String, Object> placing = this::place;
  private final Sink row = this::put;
  private Sink sink = row;

  /** The columns of one attribute, as text and as number; -1 where there is none. */
  private record Places(int text, int number) {}

  /** Takes cells that are not empty. */
  @FunctionalInterface
  interface Sink {
    /** {@code place} is that of the column in the file. */
    void put(int place, Object cell);
  }

  RowCells(EventTable table, Kinds kinds) {
    this.kinds = kinds;
    List<String> stored = table.stored().stream().map(EventTable.Column::name).toList();
    this.cells = new Object[stored.size()];
    this.rest = stored.indexOf(EventTable.REST);
    for (String name : table.texts()) {
      places.put(name, new Places(stored.indexOf(Vocabulary.attributeColumn(name)), -1));
    }
    for (String name : table.numbers()) {
      int number = stored.indexOf(Vocabulary.attributeColumn(name));
      places.merge(
          name, new Places(-1, number), (text, none) -> new Places(text.text(), none.number()));
    }
  }

  /**
   * The cells of a row in the order of the file: {@code Long}, {@code Integer}, {@code Double},
   * {@code UUID}, {@code String} or null. They are good until the next row is asked for.
   */
  @Nullable Object[] of(LedgerRow row) {
    Arrays.fill(cells, null);
    Event event = row.event();
    cells[0] = row.seq();
    cells[1] = event.id();
    cells[2] = event.occurredMicros();
    cells[3] = Micros.of(row.receivedAt());
    cells[4] = kinds.number(event.eventType());
    cells[5] = event.value();
    int next = FIXED;
    for (EventColumn column : EventTable.COLUMNS) {
      cells[next++] = column.of(event);
    }
    attributes(event, this.row);
    return cells;
  }

  private void put(int place, Object cell) {
    cells[place] = cell;
  }

  /** Gives the cells of an event's attributes to {@code sink}. */
  void attributes(Event event, Sink sink) {
    this.sink = sink;
    left.clear();
    event.attributes().forEach(placing);
    if (!left.isEmpty()) {
      sink.put(rest, JsonValues.write(left));
    }
  }

  /** What no column gives back as it came stands as JSON in {@code rest}. */
  private void place(String name, Object attribute) {
    Places columns = places.get(name);
    boolean given = false;
    if (columns != null && columns.text() >= 0) {
      given = placeText(attribute, columns.text());
    }
    if (columns != null && columns.number() >= 0) {
      given |= placeNumber(attribute, columns.number());
    }
    if (!given) {
      left.put(name, attribute);
    }
  }

  private boolean placeText(Object attribute, int column) {
    String text = AttributeValues.text(attribute);
    if (text != null) {
      sink.put(column, text);
    }
    return attribute.equals(text);
  }

  private boolean placeNumber(Object attribute, int column) {
    Double number = AttributeValues.number(attribute);
    if (number != null) {
      sink.put(column, number);
    }
    return AttributeValues.isGivenByNumber(attribute);
  }

  boolean hasColumn(String name) {
    return places.containsKey(name);
  }

  /** Notes in {@code filled} the columns that an attribute of that name may fill. */
  void note(String name, BitSet filled) {
    Places columns = places.get(name);
    if (columns != null && columns.text() >= 0) {
      filled.set(columns.text());
    }
    if (columns != null && columns.number() >= 0) {
      filled.set(columns.number());
    }
  }

  /** Notes those that any event may fill whatever its attributes are. */
  void noteOthers(BitSet filled) {
    filled.set(0, FIXED + EventTable.COLUMNS.size());
    filled.set(rest);
  }
}
