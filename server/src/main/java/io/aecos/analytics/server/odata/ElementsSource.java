package io.aecos.analytics.server.odata;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.ElementCursor;
import io.aecos.analytics.projection.ElementPage;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.TableColumn;
import io.aecos.analytics.query.FeedTables;
import io.aecos.analytics.server.odata.FeedColumn.Kind;
import io.aecos.analytics.server.odata.FeedQuestion.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.jspecify.annotations.Nullable;

/** The elements that events name, by project and GUID. */
final class ElementsSource implements ScannedFeed.Source {
  static final List<FeedColumn> COLUMNS =
      List.of(
          FeedColumn.key("id", Kind.TEXT),
          FeedColumn.of("project", Kind.TEXT),
          FeedColumn.of("elementGuid", Kind.TEXT),
          FeedColumn.of("elementType", Kind.TEXT),
          FeedColumn.of("events", Kind.WHOLE),
          FeedColumn.of("firstEventAt", Kind.TIME),
          FeedColumn.of("lastEventAt", Kind.TIME));

  /** What all events of an element say alike, so that the engine may leave out the others. */
  private static final FilterCondition OF_EVENTS =
      new FilterCondition(
          Map.of(
              "project",
              new TableColumn.Text(Dimension.of(EventColumn.PROJECT)),
              "elementGuid",
              new TableColumn.Text(Dimension.of(EventColumn.ELEMENT_GUID))));

  private final FeedTables tables;

  ElementsSource(FeedTables tables) {
    this.tables = tables;
  }

  @Override
  public long pin() {
    return tables.watermark().seq();
  }

  /** Project by project. */
  @Override
  public Set<Order> order() {
    return Set.of(new Order(COLUMNS.get(1), false));
  }

  @Override
  public ScannedFeed.Batch next(ScannedFeed.Scan scan, @Nullable String cursor, int limit) {
    ElementPage page =
        tables.elements(scan.viewer(), condition(scan.filter()), scan.pin(), limit, cursor);
    List<ScannedFeed.Row> rows = new ArrayList<>();
    for (ElementPage.Row row : page.rows()) {
      @Nullable Object[] cells = {
        Objects.requireNonNullElse(row.project(), "") + "|" + row.elementGuid(),
        row.project(),
        row.elementGuid(),
        row.elementType(),
        row.events(),
        row.first(),
        row.last()
      };
      rows.add(new ScannedFeed.Row(cells, ElementCursor.of(row).text()));
    }
    return new ScannedFeed.Batch(rows, page.next() != null);
  }

  private static Condition condition(@Nullable Expression filter) {
    List<Condition> conditions = new ArrayList<>();
    for (Expression part : Conjuncts.of(filter).parts()) {
      try {
        conditions.add(OF_EVENTS.of(part));
      } catch (AnalyticsException e) {
        // It asks for what only the row tells, where it is held against it.
        continue;
      }
    }
    return new Condition.All(conditions);
  }
}
