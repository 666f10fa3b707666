package io.aecos.analytics.projection.memory;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.JsonValues;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.AttributeValues;
import io.aecos.analytics.projection.Extent;
import io.aecos.analytics.projection.TableColumn;
import io.aecos.analytics.projection.TableKey;
import io.aecos.analytics.projection.TableOrder;
import io.aecos.analytics.projection.TablePage;
import io.aecos.analytics.projection.TableSelection;
import io.aecos.analytics.projection.Tables;
import io.aecos.analytics.projection.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sorts all events anew for each page. */
final class MemoryTables implements Tables {
  private final Supplier<Content> contents;

  /** All that there is at one moment. */
  record Content(List<LedgerRow> rows, Watermark watermark, long version) {}

  MemoryTables(Supplier<Content> contents) {
    this.contents = contents;
  }

  @Override
  public TablePage page(TableSelection selection) {
    long begun = System.nanoTime();
    Content content = contents.get();
    TableKey after = selection.part().after();
    Comparator<TableKey> order = order(selection.order());
    List<EventView> rest =
        wanted(content, selection)
            .filter(row -> after == null || order.compare(key(row, selection), after) > 0)
            .sorted((one, other) -> order.compare(key(one, selection), key(other, selection)))
            .skip(selection.part().skip())
            .toList();
    List<EventView> page = rest.subList(0, Math.min(selection.part().limit(), rest.size()));
    TableKey next =
        page.size() < rest.size() && !page.isEmpty()
            ? key(page.get(page.size() - 1), selection)
            : null;
    List<@Nullable Object[]> rows = new ArrayList<>();
    page.forEach(row -> rows.add(cells(row, selection.columns())));
    requireWithin(selection.part().longest(), begun);
    return new TablePage(rows, next, content.watermark(), content.version());
  }

  @Override
  public long count(TableSelection selection) {
    long begun = System.nanoTime();
    long count = wanted(contents.get(), selection).count();
    requireWithin(selection.part().longest(), begun);
    return count;
  }

  private static void requireWithin(Duration longest, long begun) {
    if (System.nanoTime() - begun > longest.toNanos()) {
      throw new AnalyticsException(
          ErrorCode.TIMED_OUT, "This takes longer than the " + longest.toSeconds() + " s it may");
    }
  }

  private static Stream<EventView> wanted(Content content, TableSelection selection) {
    Extent extent = selection.extent();
    return content.rows().stream()
        .filter(row -> row.seq() <= selection.part().upTo())
        .filter(row -> PlanRun.isWithin(row.event().occurredAt(), extent.window()))
        .map(row -> new EventView(row, extent.zone()))
        .filter(row -> row.visibleTo(extent.scope()) && row.satisfies(extent.filter()));
  }

  private static TableKey key(EventView row, TableSelection selection) {
    List<@Nullable Object> values = new ArrayList<>();
    selection.order().forEach(by -> values.add(cell(row, by.column())));
    return new TableKey(values, row.row().seq());
  }

  private static Comparator<TableKey> order(List<TableOrder> order) {
    Comparator<TableKey> comparator = (one, other) -> 0;
    for (int i = 0; i < order.size(); i++) {
      int index = i;
      Comparator<TableKey> by =
          (one, other) -> compare(one.values().get(index), other.values().get(index));
      comparator = comparator.thenComparing(order.get(i).descending() ? by.reversed() : by);
    }
    return comparator.thenComparingLong(TableKey::seq);
  }

  private static int compare(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    if (one instanceof Instant instant) {
      return instant.compareTo((Instant) other);
    }
    if (one instanceof Long number) {
      return number.compareTo((Long) other);
    }
    if (one instanceof Double number) {
      return number.doubleValue() == ((Double) other) ? 0 : number.compareTo((Double) other);
    }
    return ElementKey.BY_CODE_POINT.compare(text(one), text(other));
  }

  private static String text(Object value) {
    return value instanceof UUID id ? id.toString() : (String) value;
  }

  private static @Nullable Object[] cells(EventView row, List<TableColumn> columns) {
    @Nullable Object[] cells = new Object[columns.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell(row, columns.get(i));
    }
    return cells;
  }

  private static @Nullable Object cell(EventView row, TableColumn column) {
    if (column instanceof TableColumn.Text text) {
      return row.dimension(text.dimension());
    }
    if (column instanceof TableColumn.Number number) {
      return row.number(number.field());
    }
    if (column instanceof TableColumn.Rest rest) {
      return rest(row.event().attributes(), rest);
    }
    return switch ((TableColumn.Place) column) {
      case SEQ -> row.row().seq();
      case ID -> row.event().id();
      case OCCURRED_AT -> row.event().occurredAt();
      case RECEIVED_AT -> row.row().receivedAt();
    };
  }

  private static @Nullable String rest(Map<String, Object> attributes, TableColumn.Rest columns) {
    Map<String, Object> rest = new TreeMap<>(attributes);
    rest.entrySet()
        .removeIf(
            told ->
                columns.texts().contains(told.getKey())
                        && AttributeValues.isGivenByText(told.getValue())
                    || columns.numbers().contains(told.getKey())
                        && AttributeValues.isGivenByNumber(told.getValue()));
    return rest.isEmpty() ? null : JsonValues.write(rest);
  }
}
