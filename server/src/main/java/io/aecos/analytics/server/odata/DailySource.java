package io.aecos.analytics.server.odata;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.FeedTables;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.Note;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ViewAnswer;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.server.json.Numbers;
import io.aecos.analytics.server.odata.FeedColumn.Kind;
import io.aecos.analytics.server.odata.FeedQuestion.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Each metric by day and project: what {@code /api/metrics} answers with {@code by=project}, {@code
 * grain=day} for the calendar month, whole. Months are asked one after the other; a page ends where
 * a month does not.
 */
final class DailySource implements ScannedFeed.Source {
  static final List<FeedColumn> COLUMNS =
      List.of(
          FeedColumn.key("id", Kind.TEXT),
          FeedColumn.of("day", Kind.DATE),
          FeedColumn.of("dayStart", Kind.TIME),
          FeedColumn.of("metric", Kind.TEXT),
          FeedColumn.of("project", Kind.TEXT),
          FeedColumn.of("value", Kind.NUMBER),
          FeedColumn.of("unit", Kind.TEXT),
          FeedColumn.of("complete", Kind.TRUTH),
          FeedColumn.of("reason", Kind.TEXT));

  private static final String PROJECT = "project";

  private final FeedTables tables;
  private final MetricService metrics;
  private final MetricCatalog catalog;
  private final ZoneId zone;

  DailySource(FeedTables tables, MetricService metrics, MetricCatalog catalog, ZoneId zone) {
    this.tables = tables;
    this.metrics = metrics;
    this.catalog = catalog;
    this.zone = zone;
  }

  @Override
  public long pin() {
    return tables.watermark().seq();
  }

  /** By their {@code id}, which begins with the day. */
  @Override
  public Set<Order> order() {
    return Set.of(
        new Order(COLUMNS.get(0), false),
        new Order(COLUMNS.get(1), false),
        new Order(COLUMNS.get(2), false));
  }

  @Override
  public ScannedFeed.Batch next(ScannedFeed.Scan scan, @Nullable String cursor, int limit) {
    Optional<Window> span = tables.span(scan.viewer());
    if (span.isEmpty()) {
      return new ScannedFeed.Batch(List.of(), false);
    }
    Conjuncts all = Conjuncts.of(scan.filter());
    YearMonth last = month(earlier(span.get().to(), all.to("day"), all.to("dayStart")));
    YearMonth month = month(later(span.get().from(), all.from("day"), all.from("dayStart")));
    month = cursor == null ? month : monthOf(cursor);
    List<ScannedFeed.Row> rows = List.of();
    while (rows.isEmpty() && !month.isAfter(last)) {
      rows = rows(scan.viewer(), month, all);
      if (cursor != null) {
        rows = rows.stream().filter(row -> RowFilter.order(row.cursor(), cursor) > 0).toList();
      }
      month = month.plusMonths(1);
    }
    return new ScannedFeed.Batch(rows, !month.isAfter(last));
  }

  private List<ScannedFeed.Row> rows(Viewer viewer, YearMonth month, Conjuncts all) {
    Set<String> projects = all.among(PROJECT);
    Set<String> names = all.among("metric");
    List<MetricQuery> queries =
        catalog.metrics().stream()
            .map(Metric::name)
            .filter(name -> names == null || names.contains(name))
            .map(name -> new MetricQuery(name, List.of(PROJECT), false, true, MetricQuery.ALL))
            .toList();
    if (queries.isEmpty()) {
      return List.of();
    }
    Period period =
        Period.parse(null, month.atDay(1).toString(), month.atEndOfMonth().toString(), zone);
    ViewQuery view =
        new ViewQuery(viewer, period, Comparison.NONE, Grain.DAY, zone, filters(projects), queries);
    List<ScannedFeed.Row> rows = new ArrayList<>();
    for (ViewAnswer.Result result : metrics.answer(view).results()) {
      if (result instanceof ViewAnswer.Answered answered) {
        rows(answered.answer(), rows);
      }
    }
    rows.sort((one, other) -> RowFilter.order(one.cursor(), other.cursor()));
    return rows;
  }

  /** Projects that no event can name let nothing through; the rows are looked at anyway. */
  private static Map<String, Set<String>> filters(@Nullable Set<String> projects) {
    Set<String> named = new TreeSet<>();
    for (String project : projects == null ? Set.<String>of() : projects) {
      String normal = Names.normal(project);
      if (normal != null) {
        named.add(normal);
      }
    }
    return named.isEmpty() ? Map.of() : Map.of(PROJECT, named);
  }

  private void rows(MetricAnswer answer, List<ScannedFeed.Row> rows) {
    String reason =
        answer.notes().stream()
            .filter(note -> note.code().incomplete())
            .map(Note::text)
            .collect(Collectors.joining("; "));
    for (MetricAnswer.GroupSeries series : answer.groupSeries()) {
      String project = series.key().get(0).value();
      for (MetricAnswer.Point point : series.series()) {
        Double value = shown(answer, point.value());
        if (value != null) {
          LocalDate day = point.start().atZone(zone).toLocalDate();
          String id =
              day + "|" + answer.metric().name() + "|" + Objects.requireNonNullElse(project, "");
          @Nullable Object[] cells = {
            id,
            day,
            point.start(),
            answer.metric().name(),
            project,
            value,
            answer.metric().unit().text(),
            answer.complete(),
            reason.isEmpty() ? null : reason
          };
          rows.add(new ScannedFeed.Row(cells, id));
        }
      }
    }
  }

  /** With the digits of the API's answers. */
  private static @Nullable Double shown(MetricAnswer answer, @Nullable Double value) {
    if (value == null) {
      return null;
    }
    BigDecimal shown =
        answer.metric().definition().picks() ? Numbers.exact(value) : Numbers.computed(value);
    return shown == null ? null : Double.valueOf(shown.doubleValue());
  }

  private YearMonth month(Instant instant) {
    return YearMonth.from(instant.atZone(zone));
  }

  /** A bound on a local day is told as that day's midnight in UTC, so a day more is looked at. */
  private static Instant later(Instant one, @Nullable Instant... bounds) {
    Instant latest = one;
    for (Instant bound : bounds) {
      Instant wide = bound == null ? one : bound.atOffset(ZoneOffset.UTC).minusDays(1).toInstant();
      latest = wide.isAfter(latest) ? wide : latest;
    }
    return latest;
  }

  private static Instant earlier(Instant one, @Nullable Instant... bounds) {
    Instant earliest = one;
    for (Instant bound : bounds) {
      Instant wide = bound == null ? one : bound.atOffset(ZoneOffset.UTC).plusDays(1).toInstant();
      earliest = wide.isBefore(earliest) ? wide : earliest;
    }
    return earliest;
  }

  private static YearMonth monthOf(String cursor) {
    try {
      return YearMonth.from(LocalDate.parse(cursor.split("\\|", 2)[0]));
    } catch (DateTimeParseException e) {
      throw PageToken.foreign();
    }
  }
}
