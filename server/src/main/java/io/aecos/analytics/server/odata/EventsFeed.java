package io.aecos.analytics.server.odata;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.TableColumn;
import io.aecos.analytics.projection.TableColumn.Place;
import io.aecos.analytics.projection.TableKey;
import io.aecos.analytics.projection.TableOrder;
import io.aecos.analytics.projection.TablePage;
import io.aecos.analytics.projection.TablePart;
import io.aecos.analytics.query.FeedTables;
import io.aecos.analytics.server.odata.FeedColumn.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every event with all that it tells: its columns, then each attribute that the catalogue declares
 * ({@code attributes_status}), then the other attributes as JSON. Filtering, ordering and paging
 * are the engine's work.
 */
final class EventsFeed implements Feed {
  private static final FeedColumn SEQ = FeedColumn.of("seq", Kind.WHOLE);
  private static final String ATTRIBUTE = "attributes_";

  private final FeedTables tables;
  private final Duration longest;
  private final Map<String, TableColumn> sources = new LinkedHashMap<>();
  private final List<FeedColumn> columns = new ArrayList<>();

  /** {@code longest} is how long one page may take the engine. */
  EventsFeed(FeedTables tables, EventCatalog catalog, Duration longest) {
    this.tables = tables;
    this.longest = longest;
    add(SEQ, Place.SEQ);
    add(FeedColumn.key("id", Kind.ID), Place.ID);
    add(FeedColumn.of("occurredAt", Kind.TIME), Place.OCCURRED_AT);
    add(FeedColumn.of("receivedAt", Kind.TIME), Place.RECEIVED_AT);
    for (EventColumn column : EventColumn.values()) {
      text(column.columnName(), Dimension.of(column));
    }
    add(FeedColumn.of("value", Kind.NUMBER), new TableColumn.Number(new Field.Value()));
    // DuckDB's names know no case: of two that differ in case only, the first has the column.
    TreeSet<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : catalog.textAttributes()) {
      if (seen.add(name)) {
        text(ATTRIBUTE + name, new Dimension(name, Dimension.Kind.ATTRIBUTE));
      }
    }
    for (String name : catalog.numberAttributes()) {
      if (seen.add(name)) {
        add(
            FeedColumn.of(ATTRIBUTE + name, Kind.NUMBER),
            new TableColumn.Number(new Field.Attribute(name)));
      }
    }
    add(
        FeedColumn.of("otherAttributes", Kind.TEXT),
        new TableColumn.Rest(catalog.textAttributes(), catalog.numberAttributes()));
  }

  private void text(String name, Dimension dimension) {
    add(FeedColumn.of(name, Kind.TEXT), new TableColumn.Text(dimension));
  }

  private void add(FeedColumn column, TableColumn source) {
    columns.add(column);
    sources.put(column.name(), source);
  }

  @Override
  public String name() {
    return "Events";
  }

  @Override
  public String rowName() {
    return "Event";
  }

  @Override
  public List<FeedColumn> columns() {
    return columns;
  }

  @Override
  public FeedPage page(Viewer viewer, FeedQuestion question) {
    PageToken token = question.token();
    long pin = token == null ? tables.watermark().seq() : token.pin();
    List<TableOrder> order = order(question);
    TablePage page =
        tables.events(
            viewer,
            condition(question),
            question.columns().stream().map(this::source).toList(),
            order,
            new TablePart(pin, after(question), question.skip(), question.limit(), longest));
    if (token != null && token.version() != page.version() && !isFixed(order)) {
      throw AnalyticsException.invalid(
          ErrorCode.CONFLICT,
          "$orderby",
          "events were amended since the first page, so rows may have moved; begin again, or order"
              + " by seq, occurredAt, receivedAt, module, type, source or id",
          List.of());
    }
    return new FeedPage(page.rows(), next(page, pin, token));
  }

  @Override
  public long count(Viewer viewer, FeedQuestion question) {
    PageToken token = question.token();
    long pin = token == null ? tables.watermark().seq() : token.pin();
    return tables.count(viewer, condition(question), new TablePart(pin, null, 0, 1, longest));
  }

  @Override
  public ComputedFeed.Rows groups(Viewer viewer, Applied asked, @Nullable Long pin) {
    return new EventGroups(tables, sources, asked).of(viewer, pin);
  }

  private Condition condition(FeedQuestion question) {
    return new FilterCondition(sources).of(question.filter());
  }

  private static @Nullable PageToken next(TablePage page, long pin, @Nullable PageToken token) {
    TableKey key = page.next();
    if (key == null) {
      return null;
    }
    List<@Nullable Object> values = new ArrayList<>(key.values());
    values.add(key.seq());
    long version = token == null ? page.version() : token.version();
    return new PageToken(pin, version, "", null, values);
  }

  private static @Nullable TableKey after(FeedQuestion question) {
    PageToken token = question.token();
    if (token == null) {
      return null;
    }
    List<FeedColumn> key = new ArrayList<>();
    question.order().forEach(by -> key.add(by.column()));
    key.add(SEQ);
    int last = key.size() - 1;
    if (!token.fits(key) || !(token.key().get(last) instanceof Long seq)) {
      throw PageToken.foreign();
    }
    return new TableKey(token.key().subList(0, last), seq);
  }

  private static boolean isFixed(List<TableOrder> order) {
    return order.stream().allMatch(by -> by.column().isFixed());
  }

  private List<TableOrder> order(FeedQuestion question) {
    List<TableOrder> order = new ArrayList<>();
    for (FeedQuestion.Order by : question.order()) {
      TableColumn source = source(by.column());
      if (source instanceof TableColumn.Rest) {
        throw AnalyticsException.invalid(
            ErrorCode.INVALID_QUERY,
            "$orderby",
            "rows cannot be ordered by " + by.column().name(),
            List.of());
      }
      order.add(new TableOrder(source, by.descending()));
    }
    return order;
  }

  private TableColumn source(FeedColumn column) {
    TableColumn source = sources.get(column.name());
    if (source == null) {
      throw new IllegalArgumentException("no column " + column.name());
    }
    return source;
  }
}
