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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the table of events holds of one ledger row after the other, column by column. Most of an
 * event's columns are empty, so its attributes look for their columns and not the reverse. For use
 * by one thread.
 */
final class RowCells {
  /** Columns before those of {@link EventTable#COLUMNS}. */
  private static final int FIXED = 6;

  private final Kinds kinds;
  private final Map<String, Integer> texts;
  private final Map<String, Integer> numbers;
  private final @Nullable Object[] cells;
  private final int rest;

  RowCells(EventTable table, Kinds kinds) {
    this.kinds = kinds;
    List<String> stored = table.stored().stream().map(EventTable.Column::name).toList();
    this.cells = new Object[stored.size()];
    this.rest = stored.indexOf(EventTable.REST);
    this.texts = places(table.texts(), stored);
    this.numbers = places(table.numbers(), stored);
  }

  private static Map<String, Integer> places(List<String> names, List<String> stored) {
    Map<String, Integer> places = new HashMap<>();
    for (String name : names) {
      places.put(name, stored.indexOf(Vocabulary.attributeColumn(name)));
    }
    return places;
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
    cells[rest] = rest(event.attributes());
    return cells;
  }

  /** Which columns any of the rows fills, in the order of the file. */
  int[] filled(Collection<LedgerRow> rows) {
    BitSet filled = new BitSet();
    filled.set(0, FIXED + EventTable.COLUMNS.size());
    filled.set(rest);
    Set<String> names = new HashSet<>();
    rows.forEach(row -> names.addAll(row.event().attributes().keySet()));
    for (String name : names) {
      Integer place = texts.getOrDefault(name, numbers.get(name));
      if (place != null) {
        filled.set(place);
      }
    }
    return filled.stream().toArray();
  }

  /** Puts what has a column into it, and gives the others as JSON, or null where there are none. */
  private @Nullable String rest(Map<String, Object> attributes) {
    Map<String, Object> rest = new TreeMap<>();
    attributes.forEach(
        (name, attribute) -> {
          if (!isGiven(name, attribute)) {
            rest.put(name, attribute);
          }
        });
    return rest.isEmpty() ? null : JsonValues.write(rest);
  }

  /** Whether the columns of that name give the attribute back as it came. */
  private boolean isGiven(String name, Object attribute) {
    boolean given = false;
    Integer text = texts.get(name);
    if (text != null) {
      cells[text] = AttributeValues.text(attribute);
      given = AttributeValues.isGivenByText(attribute);
    }
    Integer number = numbers.get(name);
    if (number != null) {
      cells[number] = AttributeValues.number(attribute);
      given |= AttributeValues.isGivenByNumber(attribute);
    }
    return given;
  }
}
