package io.aecos.analytics.query;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.ElementPage;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.FlowPlan;
import io.aecos.analytics.projection.FlowSelection;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.TableColumn;
import io.aecos.analytics.projection.TableOrder;
import io.aecos.analytics.projection.TablePage;
import io.aecos.analytics.projection.TablePart;
import io.aecos.analytics.projection.TableSelection;
import io.aecos.analytics.projection.Tables;
import io.aecos.analytics.projection.Watermark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows that other programs read: each question carries its viewer, whose scope narrows it.
 * Parts of time are those of UTC. What is pinned ({@code upTo}, a watermark's {@code seq}) holds no
 * event that arrived later. Safe for use by many threads.
 */
public final class FeedTables {
  private static final FlowPlan.Stage TOLD =
      new FlowPlan.Stage("told", List.of(new FlowPlan.Outcome("told", Condition.ALWAYS)), "untold");

  private static final List<Measure> SUMMARY =
      List.of(
          new Measure.Count(Condition.ALWAYS),
          new Measure.Min(Condition.ALWAYS, new Field.Micros()),
          new Measure.Max(Condition.ALWAYS, new Field.Micros()),
          distinct(EventColumn.PROJECT),
          distinct(EventColumn.USER),
          distinct(EventColumn.ELEMENT_GUID));

  private final Projection projection;
  private final Tables tables;

  /** {@code tables} are the projection's, bounded as the caller wants them. */
  public FeedTables(Projection projection, Tables tables) {
    this.projection = projection;
    this.tables = tables;
  }

  /**
   * A value of a column with the events that name it: how many, from when to when, and how many
   * projects, people and elements they name.
   */
  public record Summary(
      String value,
      long events,
      Instant first,
      Instant last,
      long projects,
      long people,
      long elements) {}

  /** Up to where everything received is in the rows. */
  public Watermark watermark() {
    return projection.watermark();
  }

  /** The instants of the first and the last event that {@code viewer} sees. */
  public Optional<Plan.Window> span(Viewer viewer) {
    return projection.span(viewer.scope(), Condition.ALWAYS);
  }

  /** Some of the events that satisfy {@code filter}. */
  public TablePage events(
      Viewer viewer,
      Condition filter,
      List<TableColumn> columns,
      List<TableOrder> order,
      TablePart part) {
    return tables.page(new TableSelection(Framing.ever(viewer).and(filter), columns, order, part));
  }

  /** How many events satisfy {@code filter}, up to the part's pin. */
  public long count(Viewer viewer, Condition filter, TablePart part) {
    return tables.count(
        new TableSelection(Framing.ever(viewer).and(filter), List.of(), List.of(), part));
  }

  /** The elements that events of {@code filter} name, by project and elementGuid. */
  public ElementPage elements(
      Viewer viewer, Condition filter, long upTo, int limit, @Nullable String cursor) {
    Condition pinned = new Condition.All(List.of(filter, before(upTo)));
    FlowPlan plan = new FlowPlan(Framing.ever(viewer).and(pinned), List.of(TOLD));
    return projection.elements().elements(new FlowSelection(plan, Map.of(), limit, cursor));
  }

  /** The values of {@code column} by code point; {@code upTo} null means all events. */
  public List<Summary> values(Viewer viewer, EventColumn column, @Nullable Long upTo) {
    Plan plan =
        Framing.ever(viewer)
            .and(upTo == null ? Condition.ALWAYS : before(upTo))
            .plan(List.of(Dimension.of(column)), SUMMARY);
    List<Summary> values = new ArrayList<>();
    for (CellSet.Cell cell : projection.run(plan).cells()) {
      String value = cell.kind() == CellSet.Kind.GROUP ? cell.key().get(0) : null;
      if (value != null) {
        values.add(summary(value, cell.values()));
      }
    }
    values.sort(Comparator.comparing(Summary::value));
    return values;
  }

  private static Summary summary(String value, List<@Nullable Double> cells) {
    return new Summary(
        value,
        whole(cells.get(0)),
        Micros.toInstant(whole(cells.get(1))),
        Micros.toInstant(whole(cells.get(2))),
        whole(cells.get(3)),
        whole(cells.get(4)),
        whole(cells.get(5)));
  }

  private static long whole(@Nullable Double number) {
    return Objects.requireNonNullElse(number, 0.0).longValue();
  }

  private static Measure distinct(EventColumn column) {
    return new Measure.Distinct(Condition.ALWAYS, Dimension.of(column));
  }

  private static Condition before(long upTo) {
    return new Condition.Compare(new Field.Seq(), Condition.Operator.LESS_OR_EQUAL, (double) upTo);
  }
}
