package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.ElementCursor;
import io.aecos.analytics.projection.FlowPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows elements through stages. A stage's outcome is a small number; the latest one of an
 * element is the greatest of (time, seq, outcome) packed into one wide integer, which the engine
 * compares much faster than a row.
 */
public final class FlowSql {
  private final FlowPlan plan;
  private final ElementScan scan;

  public FlowSql(FlowPlan plan, Vocabulary vocabulary) {
    this.plan = plan;
    this.scan = new ElementScan(plan.extent(), vocabulary);
  }

  /** One row per path: a column per stage (0 = otherwise, n = the nth outcome), then how many. */
  public Sql paths() {
    return Sql.format(
        "WITH {},\nelement AS ({})\nSELECT "
            + stages("s")
            + ", count(*)\nFROM element\nGROUP BY ALL",
        picked(),
        Sql.of(element("")));
  }

  /** All events, those without an element, and of these how many each stage has. */
  public Sql apart() {
    String perStage =
        indexes()
            .map(i -> "count(*) FILTER (WHERE element_guid IS NULL AND s" + i + " > 0)")
            .collect(Collectors.joining(",\n  "));
    return Sql.format(
        "WITH {}\nSELECT count(*), count(*) FILTER (WHERE element_guid IS NULL),\n  "
            + perStage
            + "\nFROM picked",
        picked());
  }

  /** The elements with the wanted outcomes: identity, type, events, first, last, outcomes. */
  public Sql page(Map<Integer, String> wanted, @Nullable ElementCursor after, int limit) {
    return Sql.format(
        "{}\nSELECT project, element_guid, element_type, events, first_us, last_us, "
            + stages("s")
            + "\nFROM element\nWHERE {}\n"
            + ElementScan.order()
            + "\nLIMIT {}",
        elements(),
        Sql.and(List.of(wanted(wanted), ElementScan.after(after))),
        Sql.of("?", limit));
  }

  public Sql count(Map<Integer, String> wanted) {
    return Sql.format("{}\nSELECT count(*) FROM element WHERE {}", elements(), wanted(wanted));
  }

  private Sql elements() {
    return Sql.format(
        "WITH {},\nelement AS ({})", picked(), Sql.of(element(",\n    " + ElementScan.FACTS)));
  }

  private Sql wanted(Map<Integer, String> wanted) {
    List<Sql> all = new ArrayList<>();
    wanted.forEach((stage, outcome) -> all.add(ended(stage, outcome)));
    return Sql.and(all);
  }

  /** Several outcomes of a stage may bear the same name. */
  private Sql ended(int index, String name) {
    FlowPlan.Stage stage = plan.stages().get(index);
    List<Object> numbers = new ArrayList<>();
    if (stage.otherwise().equals(name)) {
      numbers.add(0);
    }
    for (int i = 0; i < stage.outcomes().size(); i++) {
      if (stage.outcomes().get(i).name().equals(name)) {
        numbers.add(i + 1);
      }
    }
    return numbers.isEmpty() ? Sql.FALSE : Sql.format("s" + index + " IN ({})", Sql.list(numbers));
  }

  private Sql picked() {
    List<Sql> stages = new ArrayList<>();
    for (int i = 0; i < plan.stages().size(); i++) {
      stages.add(Sql.format("{} AS s" + i, outcome(plan.stages().get(i))));
    }
    List<Condition> conditions = plan.stages().stream().map(FlowPlan.Stage::events).toList();
    return Sql.format(
        """
        picked AS (
          SELECT *
          FROM (
            SELECT project, element_guid, element_type, occurred_us, seq,
              {}
            FROM event
            WHERE {})
          WHERE %s)"""
            .formatted(indexes().map(i -> "s" + i + " > 0").collect(Collectors.joining(" OR "))),
        Sql.join(",\n      ", stages),
        scan.where(conditions));
  }

  private Sql outcome(FlowPlan.Stage stage) {
    List<Sql> cases = new ArrayList<>();
    for (int i = 0; i < stage.outcomes().size(); i++) {
      cases.add(
          Sql.format(
              "WHEN {} THEN " + (i + 1),
              scan.events.condition(stage.outcomes().get(i).condition())));
    }
    return cases.isEmpty() ? Sql.of("0") : Sql.format("CASE {} ELSE 0 END", Sql.join(" ", cases));
  }

  private String element(String facts) {
    String latest =
        indexes()
            .map(
                i ->
                    "coalesce((max(moment + s%1$d) FILTER (WHERE s%1$d > 0) %% 16 + 16) %% 16, 0) AS s%1$d"
                        .formatted(i))
            .collect(Collectors.joining(",\n    "));
    return """

          SELECT project, element_guid,
            %s%s
          FROM (
            SELECT *, CAST(occurred_us AS HUGEINT) * 17592186044416 + seq * 16 AS moment
            FROM picked
            WHERE element_guid IS NOT NULL)
          GROUP BY project, element_guid"""
        .formatted(latest, facts);
  }

  private String stages(String prefix) {
    return indexes().map(i -> prefix + i).collect(Collectors.joining(", "));
  }

  private Stream<Integer> indexes() {
    return IntStream.range(0, plan.stages().size()).boxed();
  }
}
