package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.projection.ElementCursor;
import io.aecos.analytics.projection.TogetherPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out who takes part in whose elements. */
public final class TogetherSql {
  private final TogetherPlan plan;
  private final ElementScan scan;

  public TogetherSql(TogetherPlan plan, Vocabulary vocabulary) {
    this.plan = plan;
    this.scan = new ElementScan(plan.extent(), vocabulary);
  }

  /** Author, participant, elements; most first. */
  public Sql pairs() {
    return Sql.format(
        "WITH {}\nSELECT * FROM shared ORDER BY elements DESC, author, participant LIMIT {}",
        shared(),
        Sql.of("?", plan.limit()));
  }

  /** How many pairs there are, how many events, and how many of these name no one or nothing. */
  public Sql counts() {
    return Sql.format(
        """
        WITH {}
        SELECT (SELECT count(*) FROM shared), count(*),
          count(*) FILTER (WHERE element_guid IS NULL OR "user" IS NULL)
        FROM picked""",
        shared());
  }

  /** The elements of one pair: identity, type, events, first, last. */
  public Sql page(String author, String participant, @Nullable ElementCursor after, int limit) {
    return Sql.format(
        "{}\nSELECT project, element_guid, element_type, events, first_us, last_us\n"
            + "FROM element\nWHERE {}\n"
            + ElementScan.order()
            + "\nLIMIT {}",
        elements(author, participant),
        Sql.and(
            List.of(Sql.of("apart AND has_author AND has_participant"), ElementScan.after(after))),
        Sql.of("?", limit));
  }

  public Sql count(String author, String participant) {
    return Sql.format(
        "{}\nSELECT count(*) FROM element WHERE apart AND has_author AND has_participant",
        elements(author, participant));
  }

  private Sql elements(String author, String participant) {
    return Sql.format(
        """
        WITH {},
        element AS (
          SELECT project, element_guid,
            %s,
            bool_or(authors AND "user" = {}) AS has_author,
            bool_or(participants AND "user" = {}) AS has_participant,
            {} AS apart
          FROM picked
          WHERE element_guid IS NOT NULL AND "user" IS NOT NULL
          GROUP BY project, element_guid)"""
            .formatted(ElementScan.FACTS),
        picked(),
        Sql.of("?", author),
        Sql.of("?", participant),
        author.equals(participant) ? Sql.FALSE : Sql.TRUE);
  }

  private Sql shared() {
    return Sql.format(
        """
        {},
        person AS (
          SELECT project, element_guid, "user" AS name,
            bool_or(authors) AS authors, bool_or(participants) AS participants
          FROM picked
          WHERE element_guid IS NOT NULL AND "user" IS NOT NULL
          GROUP BY ALL),
        shared AS (
          SELECT a.name AS author, p.name AS participant, count(*) AS elements
          FROM person a
          JOIN person p ON a.element_guid = p.element_guid
            AND a.project IS NOT DISTINCT FROM p.project
            AND a.name <> p.name
          WHERE a.authors AND p.participants
          GROUP BY ALL)""",
        picked());
  }

  private Sql picked() {
    return Sql.format(
        """
        picked AS (
          SELECT *
          FROM (
            SELECT project, element_guid, element_type, "user", occurred_us, seq,
              coalesce({}, false) AS authors,
              coalesce({}, false) AS participants
            FROM event
            WHERE {})
          WHERE authors OR participants)""",
        scan.events.condition(plan.authors()),
        scan.events.condition(plan.participants()),
        scan.where(List.of(plan.authors(), plan.participants())));
  }
}
