package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.JsonValues;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.AttributeValues;
import io.aecos.analytics.projection.EventColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the table of events holds of one ledger row after the other, column by column. Most of an
 * event's columns are empty, so its attributes look for their columns and not the reverse. For use
 * by one thread.
 */
final class RowCells {
  private final Kinds kinds;
  private final Map<String, Integer> texts;
  private final Map<String, Integer> numbers;
  private final @Nullable Object[] cells;

  RowCells(EventTable table, Kinds kinds) {
    this.kinds = kinds;
    this.cells = new Object[table.columns().size()];
    // The last column is the rest; the numbers stand before it, and the texts before them.
    int numbers = cells.length - 1 - table.numbers().size();
    this.texts = places(table.texts(), numbers - table.texts().size());
    this.numbers = places(table.numbers(), numbers);
  }

  private static Map<String, Integer> places(List<String> names, int first) {
    Map<String, Integer> places = new HashMap<>();
    for (String name : names) {
      places.put(name, first + places.size());
    }
    return places;
  }

  /**
   * The cells of a row in the order of the table: {@code Long}, {@code Integer}, {@code Double},
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
    int next = 6;
    for (EventColumn column : EventTable.COLUMNS) {
      cells[next++] = column.of(event);
    }
    cells[cells.length - 1] = rest(event.attributes());
    return cells;
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
