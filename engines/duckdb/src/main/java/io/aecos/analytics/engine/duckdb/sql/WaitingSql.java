package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.projection.WaitingPlan;
import java.util.List;

/** Finds out what waits for somebody. */
public final class WaitingSql {
  private final WaitingPlan plan;
  private final ElementScan scan;

  public WaitingSql(WaitingPlan plan, Vocabulary vocabulary) {
    this.plan = plan;
    this.scan = new ElementScan(plan.extent(), vocabulary);
  }

  /** What waits, longest first: project, key, owner, user, element, its type, since, events. */
  public Sql matters() {
    return Sql.format(
        """
        WITH {}
        SELECT project, key, owner, "user", element_guid, element_type, since_us, events
        FROM waiting
        ORDER BY since_us, project NULLS FIRST, key
        LIMIT {}""",
        waiting(),
        Sql.of("?", plan.limit()));
  }

  /** How many matters wait, and how many events would open one but do not say which. */
  public Sql counts() {
    return Sql.format(
        """
        WITH {}
        SELECT (SELECT count(*) FROM waiting), count(*)
        FROM picked
        WHERE opens AND key IS NULL""",
        waiting());
  }

  private Sql waiting() {
    return Sql.format(
        """
        {},
        closed AS (
          SELECT project, key, max(%1$s) AS moment
          FROM picked
          WHERE closes AND key IS NOT NULL
          GROUP BY project, key),
        open AS (
          SELECT p.*
          FROM picked p
          LEFT JOIN closed c ON c.key = p.key AND c.project IS NOT DISTINCT FROM p.project
          WHERE p.opens AND p.key IS NOT NULL AND (c.moment IS NULL OR %2$s > c.moment)),
        waiting AS (
          SELECT project, key,
            arg_max(owner, %1$s) AS owner,
            arg_max("user", %1$s) AS "user",
            arg_max(element_guid, %1$s) AS element_guid,
            arg_max(element_type, %1$s) AS element_type,
            min(occurred_us) AS since_us, count(*) AS events
          FROM open
          GROUP BY project, key)"""
            .formatted(
                ElementScan.MOMENT,
                ElementScan.MOMENT.replace("occurred_us", "p.occurred_us").replace("seq", "p.seq")),
        picked());
  }

  private Sql picked() {
    return Sql.format(
        """
        picked AS (
          SELECT *
          FROM (
            SELECT project, %s AS key, %s AS owner, "user", element_guid, element_type,
              occurred_us, seq,
              coalesce({}, false) AS closes,
              coalesce({} AND {}, false) AS opens
            FROM event
            WHERE {})
          WHERE opens OR closes)"""
            .formatted(scan.events.dimension(plan.key()), scan.events.dimension(plan.owner())),
        scan.events.condition(plan.closes()),
        scan.events.condition(plan.opens()),
        scan.seen(),
        scan.whoeverSees(List.of(plan.opens(), plan.closes())));
  }
}
