package io.aecos.analytics.server.odata;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.query.FeedTables;
import io.aecos.analytics.query.FeedTables.Summary;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.server.odata.ComputedFeed.Rows;
import io.aecos.analytics.server.odata.FeedColumn.Kind;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.olingo.server.api.ODataRequest;
import org.jspecify.annotations.Nullable;

/** All feeds there are, and who may read which. */
public final class Feeds {
  /** How many rows of few columns go into a page. */
  private static final int SMALL_ROWS = 10_000;

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final FeedService everybodys;
  private final FeedService auditors;

  /** What feeds are made of. */
  public record Parts(
      FeedTables tables,
      EventCatalog events,
      MetricCatalog metrics,
      MetricService answers,
      AuditTrail trail,
      ZoneId zone,
      FeedRefusals refusals) {}

  public Feeds(Parts parts) {
    List<Feed> feeds = new ArrayList<>();
    feeds.add(new EventsFeed(parts.tables(), parts.events(), LONGEST));
    feeds.add(metrics(parts.metrics()));
    feeds.add(summaries("Projects", "Project", EventColumn.PROJECT, parts.tables()));
    feeds.add(summaries("Templates", "Template", EventColumn.TEMPLATE_ID, parts.tables()));
    feeds.add(summaries("People", "Person", EventColumn.USER, parts.tables()));
    feeds.add(
        new ScannedFeed(
            "DailyMetrics",
            "DailyMetric",
            DailySource.COLUMNS,
            SMALL_ROWS,
            new DailySource(parts.tables(), parts.answers(), parts.metrics(), parts.zone())));
    feeds.add(
        new ScannedFeed(
            "Elements",
            "Element",
            ElementsSource.COLUMNS,
            SMALL_ROWS,
            new ElementsSource(parts.tables())));
    everybodys = new FeedService(feeds, parts.refusals());
    feeds.add(
        new ScannedFeed(
            "AuditEntries",
            "AuditEntry",
            AuditSource.COLUMNS,
            FeedRequest.PAGE,
            new AuditSource(parts.trail())));
    auditors = new FeedService(feeds, parts.refusals());
  }

  FeedService.Answer answer(ODataRequest request, Viewer viewer, boolean readsAudit) {
    return (readsAudit ? auditors : everybodys).answer(request, viewer);
  }

  /** The names of the feeds that somebody may read. */
  List<String> names(boolean readsAudit) {
    return (readsAudit ? auditors : everybodys).names();
  }

  /** All rows of the feed {@code name} that {@code query} asks for. */
  FeedRows rows(String name, @Nullable String query, Viewer viewer, boolean readsAudit) {
    return (readsAudit ? auditors : everybodys).rows(name, query, viewer);
  }

  /** The catalogue: what each metric is called and means. */
  private static Feed metrics(MetricCatalog catalog) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Metric metric : catalog.metrics()) {
      rows.add(
          new @Nullable Object[] {
            metric.name(),
            metric.title(),
            metric.unit().text(),
            metric.tab(),
            metric.kind(),
            metric.better().name().toLowerCase(Locale.ROOT),
            metric.target() == null ? null : metric.target().operator().symbol(),
            metric.target() == null ? null : metric.target().value(),
            metric.description(),
            metric.limits().isEmpty() ? null : String.join("\n", metric.limits())
          });
    }
    return new ComputedFeed(
        "Metrics",
        "Metric",
        List.of(
            FeedColumn.key("metric", Kind.TEXT),
            FeedColumn.of("title", Kind.TEXT),
            FeedColumn.of("unit", Kind.TEXT),
            FeedColumn.of("tab", Kind.TEXT),
            FeedColumn.of("kind", Kind.TEXT),
            FeedColumn.of("better", Kind.TEXT),
            FeedColumn.of("targetOperator", Kind.TEXT),
            FeedColumn.of("target", Kind.NUMBER),
            FeedColumn.of("description", Kind.TEXT),
            FeedColumn.of("limits", Kind.TEXT)),
        (viewer, pin) -> new Rows(rows, 0));
  }

  /** What the events that a viewer sees say of each value of a column. */
  private static Feed summaries(
      String name, String rowName, EventColumn column, FeedTables tables) {
    List<FeedColumn> columns = new ArrayList<>();
    columns.add(FeedColumn.key(column.columnName(), Kind.TEXT));
    columns.add(FeedColumn.of("events", Kind.WHOLE));
    columns.add(FeedColumn.of("firstEventAt", Kind.TIME));
    columns.add(FeedColumn.of("lastEventAt", Kind.TIME));
    columns.add(FeedColumn.of("projects", Kind.WHOLE));
    columns.add(FeedColumn.of("people", Kind.WHOLE));
    columns.add(FeedColumn.of("elements", Kind.WHOLE));
    return new ComputedFeed(
        name,
        rowName,
        columns,
        (viewer, pin) -> {
          long upTo = pin == null ? tables.watermark().seq() : pin;
          return new Rows(
              tables.values(viewer, column, pin).stream().map(Feeds::cells).toList(), upTo);
        });
  }

  private static @Nullable Object[] cells(Summary summary) {
    return new @Nullable Object[] {
      summary.value(),
      summary.events(),
      summary.first(),
      summary.last(),
      summary.projects(),
      summary.people(),
      summary.elements()
    };
  }
}
