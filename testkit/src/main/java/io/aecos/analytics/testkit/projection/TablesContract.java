package io.aecos.analytics.testkit.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Scope;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Extent;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.TableColumn;
import io.aecos.analytics.projection.TableColumn.Place;
import io.aecos.analytics.projection.TableKey;
import io.aecos.analytics.projection.TableOrder;
import io.aecos.analytics.projection.TablePage;
import io.aecos.analytics.projection.TablePart;
import io.aecos.analytics.projection.TableSelection;
import io.aecos.analytics.projection.Tables;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.testkit.fixture.Practice;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds an engine to what {@link Tables} promises. {@link #open} gives an empty projection. */
public abstract class TablesContract {
  private static final Duration AMPLE = Duration.ofMinutes(1);
  private static final long ALL = Long.MAX_VALUE;
  private static final EventCatalog CATALOG = EventCatalog.shipped();

  private static final TableColumn USER = text(EventColumn.USER);
  private static final TableColumn TYPE = text(EventColumn.TYPE);
  private static final TableColumn VALUE = new TableColumn.Number(new Field.Value());
  private static final TableColumn STATUS =
      new TableColumn.Text(new Dimension("status", Dimension.Kind.ATTRIBUTE));
  private static final TableColumn HOURS =
      new TableColumn.Number(new Field.Attribute("labor_hours"));
  private static final TableColumn REST =
      new TableColumn.Rest(CATALOG.textAttributes(), CATALOG.numberAttributes());

  @SuppressWarnings("NullAway.Init")
  private Projection projection;

  /** Opens an empty projection of the shipped catalogue. */
  protected abstract Projection open();

  @BeforeEach
  void begin() {
    projection = open();
  }

  @AfterEach
  void end() {
    projection.close();
  }

  @Test
  void page_ofNothing_isEmpty() {
    TablePage page = tables().page(select(List.of(USER), List.of(), part(ALL, null, 0, 9)));
    assertThat(page.rows()).isEmpty();
    assertThat(page.next()).isNull();
    assertThat(tables().count(select(List.of(), List.of(), part(ALL, null, 0, 9)))).isZero();
  }

  @Test
  void page_givesTheColumnsAskedForInTheirOrder() {
    Event event =
        Practice.event("one", Practice.PARSED, Practice.MONDAY.plusNanos(1_000))
            .user("塔 🏗 '--")
            .value(-0.5)
            .attribute("status", 7L)
            .attribute("labor_hours", 2.5)
            .attribute("undeclared", List.of("x", 1L))
            .build();
    projection.apply(Practice.rows(List.of(event), 1));
    List<TableColumn> columns = new ArrayList<>(List.of(REST, HOURS, VALUE, STATUS, TYPE, USER));
    columns.addAll(Arrays.asList(Place.values()));
    columns.add(text(EventColumn.PROJECT));
    TablePage page = tables().page(select(columns, List.of(), part(ALL, null, 0, 9)));
    assertThat(page.rows()).hasSize(1);
    assertThat(page.rows().get(0))
        .containsExactly(
            "{\"status\":7,\"undeclared\":[\"x\",1]}",
            2.5,
            -0.5,
            "7",
            event.type(),
            "塔 🏗 '--",
            1L,
            event.id(),
            event.occurredAt(),
            Practice.MONDAY,
            null);
    assertThat(page.watermark().seq()).isEqualTo(1);
  }

  @Test
  void pages_inAnyOrder_holdEachRowOnceAndAreThoseOfTheOracle() {
    List<Event> events = new ArrayList<>(Practice.of(11).happenings(60));
    for (int i = 0; i < 15; i++) {
      events.add(Practice.event("same " + i, Practice.CHECKED, Practice.MONDAY).build());
    }
    MemoryProjection oracle = new MemoryProjection();
    oracle.apply(Practice.rows(events, 1));
    projection.apply(Practice.rows(events, 1));
    for (List<TableOrder> order : orders()) {
      TableSelection all =
          select(List.of(Place.SEQ, USER, VALUE), order, part(ALL, null, 0, events.size()));
      List<@Nullable Object[]> wanted = oracle.tables().page(all).rows();
      for (int limit : List.of(1, 7, events.size())) {
        assertThat(crawl(all, 3, limit))
            .as("%s by %d", order, limit)
            .containsExactly(wanted.subList(3, wanted.size()).toArray(new Object[0][]));
      }
    }
  }

  private static List<List<TableOrder>> orders() {
    return List.of(
        List.of(),
        List.of(up(Place.SEQ)),
        List.of(down(Place.OCCURRED_AT)),
        List.of(up(Place.ID)),
        List.of(down(Place.RECEIVED_AT)),
        List.of(up(USER), down(VALUE)),
        List.of(down(USER), up(STATUS)),
        List.of(up(TYPE), down(HOURS), up(Place.OCCURRED_AT)),
        List.of(down(text(EventColumn.PROJECT)), down(Place.SEQ)));
  }

  @Test
  void pages_thatArePinned_neitherOverlapNorSkipWhileEventsArrive() {
    List<Event> events = Practice.of(5).happenings(90);
    projection.apply(Practice.rows(events.subList(0, 30), 1));
    for (TableOrder by : List.of(up(Place.SEQ), down(Place.OCCURRED_AT), up(TYPE))) {
      long pin = projection.watermark().seq();
      List<Object> seen = new ArrayList<>();
      TableKey after = null;
      do {
        TablePage page =
            tables().page(select(List.of(Place.SEQ), List.of(by), part(pin, after, 0, 7)));
        page.rows().forEach(row -> seen.add(String.valueOf(row[0])));
        after = page.next();
        int next = (int) projection.watermark().seq();
        projection.apply(Practice.rows(events.subList(next, Math.min(next + 4, 90)), next + 1));
      } while (after != null);
      assertThat(seen).doesNotHaveDuplicates().hasSize((int) pin);
      assertThat(tables().count(select(List.of(), List.of(), part(pin, null, 0, 1))))
          .isEqualTo(pin);
    }
  }

  @Test
  void version_staysWhileEventsOnlyArrive_andMovesWhenOneIsAmendedOrTakenOut() {
    List<Event> events = Practice.of(5).happenings(9);
    projection.apply(Practice.rows(events.subList(0, 5), 1));
    long before = version();
    projection.apply(Practice.rows(events.subList(5, 9), 6));
    assertThat(version()).isEqualTo(before);
    Event patch = Practice.event("patch", Practice.PARSED, Practice.MONDAY).user("x").build();
    projection.apply(Practice.rows(List.of(Amendment.of(events.get(2), patch, "1")), 10));
    long amended = version();
    assertThat(amended).isNotEqualTo(before);
    Event taken =
        Amendment.supersession(
            events.get(3).id(), events.get(4).id(), Practice.MONDAY, null, "practice");
    projection.apply(Practice.rows(List.of(taken), 11));
    assertThat(version()).isNotEqualTo(amended);
    assertThat(tables().count(select(List.of(), List.of(), part(ALL, null, 0, 1)))).isEqualTo(8);
  }

  @Test
  void rows_areThoseOfScopeWindowAndFilter() {
    List<Event> events = Practice.of(8).happenings(120);
    projection.apply(Practice.rows(events, 1));
    Scope scope = Access.person(Set.of("ada.hollis", "ben.okafor"));
    Plan.Window window =
        new Plan.Window(Practice.MONDAY, Practice.MONDAY.plus(Duration.ofHours(40)));
    List<Condition> filters =
        List.of(
            new Condition.Match(Dimension.of(EventColumn.PROJECT), Condition.Part.START, "river"),
            new Condition.Match(Dimension.of(EventColumn.TYPE), Condition.Part.END, "completed"),
            new Condition.CompareText(
                Dimension.of(EventColumn.USER), Condition.Operator.GREATER, "ada.hollis"),
            new Condition.IdIn(Set.of(events.get(3).id(), events.get(17).id())),
            compare(new Field.Seq(), Condition.Operator.LESS_OR_EQUAL, 20),
            compare(new Field.TimePart(Field.Part.DAY), Condition.Operator.EQUAL, 3),
            new Condition.Not(
                compare(new Field.TimePart(Field.Part.HOUR), Condition.Operator.GREATER, 9)));
    MemoryProjection oracle = new MemoryProjection();
    oracle.apply(Practice.rows(events, 1));
    for (Condition filter : filters) {
      TableSelection selection =
          new TableSelection(
              new Extent(scope, filter, window, ZoneOffset.UTC),
              List.of(Place.SEQ),
              List.of(),
              part(ALL, null, 0, 500));
      List<@Nullable Object[]> wanted = oracle.tables().page(selection).rows();
      assertThat(wanted).as("%s", filter).hasSizeBetween(1, 119);
      assertThat(tables().page(selection).rows())
          .as("%s", filter)
          .containsExactly(wanted.toArray(new Object[0][]));
      assertThat(tables().count(selection)).isEqualTo(wanted.size());
    }
  }

  @Test
  void page_thatTakesTooLong_isTimedOut_andTheNextOneIsNot() {
    projection.apply(Practice.rows(Practice.of(2).happenings(50), 1));
    TableSelection selection = select(List.of(USER), List.of(up(USER)), part(ALL, null, 0, 50));
    TableSelection hurried = selection.with(new TablePart(ALL, null, 0, 50, Duration.ofNanos(1)));
    assertThatThrownBy(() -> tables().page(hurried))
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT));
    assertThat(tables().page(selection).rows()).hasSize(50);
  }

  private List<@Nullable Object[]> crawl(TableSelection all, int skip, int limit) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    TableKey after = null;
    do {
      TablePage page = tables().page(all.with(part(ALL, after, after == null ? skip : 0, limit)));
      rows.addAll(page.rows());
      after = page.next();
    } while (after != null);
    return rows;
  }

  private long version() {
    return tables().page(select(List.of(), List.of(), part(ALL, null, 0, 1))).version();
  }

  private Tables tables() {
    return projection.tables();
  }

  private static TableSelection select(
      List<TableColumn> columns, List<TableOrder> order, TablePart part) {
    Extent extent =
        new Extent(Access.everything(), Condition.ALWAYS, Plan.Window.EVER, ZoneOffset.UTC);
    return new TableSelection(extent, columns, order, part);
  }

  private static TablePart part(long upTo, @Nullable TableKey after, int skip, int limit) {
    return new TablePart(upTo, after, skip, limit, AMPLE);
  }

  private static Condition compare(Field field, Condition.Operator operator, double number) {
    return new Condition.Compare(field, operator, number);
  }

  private static TableColumn text(EventColumn column) {
    return new TableColumn.Text(Dimension.of(column));
  }

  private static TableOrder up(TableColumn column) {
    return new TableOrder(column, false);
  }

  private static TableOrder down(TableColumn column) {
    return new TableOrder(column, true);
  }
}
