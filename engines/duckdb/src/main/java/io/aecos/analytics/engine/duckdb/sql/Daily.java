package io.aecos.analytics.engine.duckdb.sql;

import java.time.ZoneId;
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
    return of(days, Sql.TRUE);
  }

  private Sql of(Days days, Sql more) {
    return extract.fromEvents(
        days(), Sql.and(List.of(more, days.about(), days.contain(time.day()))));
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
    Sql later = extract.fromEvents(days(), Sql.of("seq > ?", rollup.seq()));
    String table = "SELECT * FROM " + rollup.table();
    return amended.isEmpty()
        ? Sql.format(table + "\n  UNION ALL\n  {}", later)
        : Sql.format(
            table + "\n  WHERE NOT ({})\n  UNION ALL\n  {}\n  UNION ALL\n  {}",
            amended.contain(time.day()),
            later,
            of(amended, Sql.of("seq <= ?", rollup.seq())));
  }

  private List<Sql> days() {
    return List.of(Sql.of(time.noon() + " AS occurred_us"));
  }
}
