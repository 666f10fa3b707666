package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.ElementCursor;
import io.aecos.analytics.projection.SavingsCells.Counting;
import io.aecos.analytics.projection.SavingsPlan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums up what work saved. The work of the extent comes first; only its elements are looked up in
 * the rest of the events, by the same packed moments as in {@link FlowSql}.
 */
public final class SavingsSql {
  private final SavingsPlan plan;
  private final ElementScan scan;
  private final LocalTime time;

  public SavingsSql(SavingsPlan plan, Vocabulary vocabulary) {
    this.plan = plan;
    this.scan = new ElementScan(plan.extent(), vocabulary);
    Span span = Span.of(0, plan.extent().window(), vocabulary);
    this.time = new LocalTime(plan.extent().zone(), span.from(), span.to());
  }

  /**
   * One row per step, element type, counting (by its ordinal) and whether a template was reused:
   * events, hours by hand, measured hours, and both in USD.
   */
  public Sql cells() {
    return Sql.format(
        """
        {}
        SELECT bucket, element_type, counting, reused, count(*),
          coalesce(sum(manual) FILTER (WHERE measured IS NOT NULL), 0),
          coalesce(sum(measured), 0),
          coalesce(sum(manual * rate) FILTER (WHERE measured IS NOT NULL), 0),
          coalesce(sum(measured * rate), 0)
        FROM counted
        GROUP BY ALL
        ORDER BY ALL""",
        counted());
  }

  /** The elements of one counting: identity, type, events, first and last. */
  public Sql page(Counting counting, @Nullable ElementCursor after, int limit) {
    return Sql.format(
        "{}\nSELECT project, element_guid, element_type, events, first_us, last_us\nFROM chosen\nWHERE {}\n"
            + ElementScan.order()
            + "\nLIMIT {}",
        chosen(counting),
        ElementScan.after(after),
        Sql.of("?", limit));
  }

  /** How many elements {@link #page} has in all. */
  public Sql count(Counting counting) {
    return Sql.format("{}\nSELECT count(*) FROM chosen", chosen(counting));
  }

  private Sql chosen(Counting counting) {
    return Sql.format(
        """
        {},
        chosen AS (
          SELECT project, element_guid, %s
          FROM counted
          WHERE counting = {} AND element_guid IS NOT NULL
          GROUP BY project, element_guid)"""
            .formatted(ElementScan.FACTS),
        counted(),
        Sql.of("?", counting.ordinal()));
  }

  /** Each piece of work with how it counts. */
  private Sql counted() {
    return Sql.format(
        """
        WITH work AS (
          SELECT %s AS bucket, element_type, template_id IS NOT NULL AS reused,
            project, element_guid, occurred_us, seq, "value" / 3600000.0 AS measured,
            {} AS manual, {} AS rate
          FROM event
          WHERE {} AND ({})),
        element AS (
          SELECT project, element_guid,
            CAST((min(moment) FILTER (WHERE worked) %% 17592186044416 + 17592186044416)
              %% 17592186044416 // 16 AS BIGINT) AS first_seq,
            coalesce((max(moment + fate) FILTER (WHERE fate > 0) %% 16 + 16) %% 16, 0) AS fate
          FROM (
            SELECT project, element_guid,
              CAST(occurred_us AS HUGEINT) * 17592186044416 + seq * 16 AS moment,
              coalesce({} AND "value" IS NOT NULL, false) AS worked,
              CASE WHEN {} OR {} THEN 1 WHEN {} THEN 2 WHEN {} THEN 3 ELSE 0 END AS fate
            FROM event
            WHERE {} AND {}
              AND element_guid IN (SELECT element_guid FROM work WHERE element_guid IS NOT NULL))
          GROUP BY project, element_guid),
        counted AS (
          SELECT work.*,
            CASE WHEN measured IS NULL THEN 0
              WHEN work.element_guid IS NULL THEN 1
              WHEN first_seq <> seq THEN 2
              WHEN fate = 2 THEN 3
              WHEN fate = 3 THEN 4
              ELSE 5 END AS counting
          FROM work LEFT JOIN element
            ON work.element_guid = element.element_guid
            AND work.project IS NOT DISTINCT FROM element.project)"""
            .formatted(time.bucket(plan.grain())),
        SavingSql.manualHours(plan.baselines()),
        SavingSql.hourlyRate(plan.baselines()),
        scan.where(List.of(plan.work())),
        scan.events.condition(plan.work()),
        scan.ever.condition(plan.work()),
        scan.ever.condition(plan.work()),
        scan.ever.condition(plan.kept()),
        scan.ever.condition(plan.rejected()),
        scan.ever.condition(plan.deleted()),
        scan.ever.scope(plan.extent().scope()),
        scan.ever.anyKindOf(told()));
  }

  private List<Condition> told() {
    return List.of(plan.work(), plan.kept(), plan.rejected(), plan.deleted());
  }

  /** The instant at which the step of that number begins. */
  public Instant start(long bucket) {
    return time.start(plan.grain(), bucket);
  }
}
