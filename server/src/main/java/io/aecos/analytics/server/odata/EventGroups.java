package io.aecos.analytics.server.odata;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.TableColumn;
import io.aecos.analytics.projection.TableColumn.Place;
import io.aecos.analytics.query.FeedTables;
import io.aecos.analytics.query.FeedTables.Totals;
import io.aecos.analytics.server.odata.Applied.Total;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups events in the engine: {@code $apply} becomes dimensions and measures of a plan. */
final class EventGroups {
  private static final Measure ROWS = new Measure.Count(Condition.ALWAYS);

  private final FeedTables tables;
  private final Map<String, TableColumn> sources;
  private final Applied asked;
  private final List<Dimension> by = new ArrayList<>();
  private final List<Measure> measures = new ArrayList<>(List.of(ROWS));

  EventGroups(FeedTables tables, Map<String, TableColumn> sources, Applied asked) {
    this.tables = tables;
    this.sources = sources;
    this.asked = asked;
    asked.by().forEach(column -> by.add(dimension(column, "by '" + column.name() + "'")));
    asked.totals().forEach(total -> needed(total).forEach(this::measure));
  }

  ComputedFeed.Rows of(Viewer viewer, @Nullable Long pin) {
    long upTo = pin == null ? tables.watermark().seq() : pin;
    FilterCondition conditions = new FilterCondition(sources);
    Condition filter = new Condition.All(asked.before().stream().map(conditions::of).toList());
    if (tables.mostValues(viewer, filter, by, upTo) > Grouping.MOST) {
      throw Grouping.tooMany();
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Totals totals : tables.totals(viewer, filter, by, measures, upTo)) {
      rows.add(row(totals));
    }
    if (rows.size() > Grouping.MOST) {
      throw Grouping.tooMany();
    }
    return new ComputedFeed.Rows(rows, upTo);
  }

  private @Nullable Object[] row(Totals totals) {
    List<@Nullable Object> cells = new ArrayList<>(totals.key());
    for (Total total : asked.totals()) {
      cells.add(cell(total, totals));
    }
    return cells.toArray(new @Nullable Object[0]);
  }

  private @Nullable Object cell(Total total, Totals totals) {
    List<@Nullable Double> values = new ArrayList<>();
    needed(total).forEach(measure -> values.add(totals.values().get(measures.indexOf(measure))));
    Double first = values.get(0);
    return switch (total.method()) {
      case ROWS, DISTINCT -> first == null ? 0L : (Object) first.longValue();
      case AVERAGE -> first == null ? null : (Object) (first / whole(values.get(1)));
      case SUM, MIN, MAX -> first == null ? null : told(total, first);
    };
  }

  private static Object told(Total total, double value) {
    return switch (total.as().kind()) {
      case TIME -> Micros.toInstant((long) value);
      case WHOLE -> (long) value;
      default -> value;
    };
  }

  private static double whole(@Nullable Double count) {
    return count == null ? 0 : count;
  }

  private void measure(Measure measure) {
    if (!measures.contains(measure)) {
      measures.add(measure);
    }
  }

  /** What an aggregate is made of: one measure, and for an average what it is divided by. */
  private List<Measure> needed(Total total) {
    FeedColumn of = total.of();
    if (of == null) {
      return List.of(ROWS);
    }
    return switch (total.method()) {
      case ROWS -> List.of(ROWS);
      case SUM -> List.of(new Measure.Sum(Condition.ALWAYS, field(of)));
      case MIN -> List.of(new Measure.Min(Condition.ALWAYS, field(of)));
      case MAX -> List.of(new Measure.Max(Condition.ALWAYS, field(of)));
      case AVERAGE ->
          List.of(
              new Measure.Sum(Condition.ALWAYS, field(of)),
              new Measure.Count(new Condition.HasNumber(field(of))));
      case DISTINCT ->
          source(of) == Place.ID || source(of) == Place.SEQ
              ? List.of(ROWS)
              : List.of(
                  new Measure.Distinct(
                      Condition.ALWAYS,
                      dimension(of, "with countdistinct of '" + of.name() + "'")));
    };
  }

  private Field field(FeedColumn column) {
    TableColumn source = source(column);
    if (source instanceof TableColumn.Number number) {
      return number.field();
    }
    if (source instanceof Place place) {
      switch (place) {
        case OCCURRED_AT:
          return new Field.Micros();
        case RECEIVED_AT:
          return new Field.ReceivedMicros();
        case SEQ:
          return new Field.Seq();
        case ID:
          break;
      }
    }
    throw ApplyReader.unsupported("with numbers of '" + column.name() + "'");
  }

  private Dimension dimension(FeedColumn column, String what) {
    if (source(column) instanceof TableColumn.Text text) {
      return text.dimension();
    }
    throw ApplyReader.unsupported(what + ", which is no text,");
  }

  private @Nullable TableColumn source(FeedColumn column) {
    return sources.get(column.name());
  }
}
