package io.aecos.analytics.engine.duckdb.sql;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a statement extracts of the events, with the local day of each: what can be rolled up, as a
 * whole and day by day.
 */
public final class Daily {
  private final Extract extract;
  private final LocalTime time;
  private final ZoneId zone;

  Daily(Extract extract, LocalTime time, ZoneId zone) {
    this.extract = extract;
    this.time = time;
    this.zone = zone;
  }

  /** Selects all of it; equal texts select the same. */
  public Sql all() {
    return extract.fromEvents(days(), Sql.TRUE);
  }

  /** Selects that of some days. */
  public Sql of(Days days) {
    return extract.from(union(of(days, Sql.TRUE)), days(), Sql.TRUE);
  }

  /** Removes that of some days from a table that holds it. */
  public Sql delete(String table, Days days) {
    return Sql.format("DELETE FROM " + table + " WHERE {}", days.contain(time.day()));
  }

  /** Selects the numbers of the days that have something in rows after {@code seq}. */
  public Sql daysAfter(long seq) {
    return Sql.format(
        "SELECT DISTINCT " + time.day() + " FROM event WHERE {}",
        Sql.and(List.of(Sql.of("seq > ?", seq), extract.where())));
  }

  /** The days of which some hours are a part. */
  public Days daysOf(Collection<Long> hours) {
    return Days.ofHours(hours, zone);
  }

  /**
   * Selects what there is of it within {@code spans}, and perhaps more: from a rollup, from the
   * events that came after it, and for the days that it does not tell any more from their events.
   */
  Sql with(Rollups.Rollup rollup, Spans spans) {
    Days amended = rollup.amended().near(spans.from(), spans.to());
    List<Sql> parts = new ArrayList<>();
    parts.add(Sql.of("SELECT * FROM event WHERE seq > ?", rollup.seq()));
    parts.addAll(of(amended, Sql.of("seq <= ?", rollup.seq())));
    return Sql.format(
        "SELECT * FROM " + rollup.table() + "{}\n  UNION ALL\n  {}",
        amended.isEmpty()
            ? Sql.of("")
            : Sql.format("\n  WHERE NOT ({})", amended.contain(time.day())),
        amended.isEmpty()
            ? extract.fromEvents(days(), Sql.of("seq > ?", rollup.seq()))
            : extract.from(union(parts), days(), Sql.TRUE));
  }

  private List<Sql> of(Days days, Sql more) {
    return days.ranges().stream()
        .map(
            range ->
                Sql.format(
                    "SELECT * FROM event WHERE {}",
                    Sql.and(List.of(more, range.contains(), days.contain(time.day())))))
        .toList();
  }

  private static Sql union(Collection<Sql> parts) {
    return Sql.format("(\n    {}) event", Sql.join("\n    UNION ALL\n    ", parts));
  }

  private List<Sql> days() {
    return List.of(Sql.of(time.noon() + " AS occurred_us"));
  }
}
