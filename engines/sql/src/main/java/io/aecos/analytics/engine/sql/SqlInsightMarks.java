package io.aecos.analytics.engine.sql;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.registry.InsightMarks;
import io.aecos.analytics.registry.NotUseful;
import java.util.List;

/** Reads and writes what people found not useful. */
final class SqlInsightMarks implements InsightMarks {
  private static final int KEPT = 500;

  private final Statements statements;

  SqlInsightMarks(Statements statements) {
    this.statements = statements;
  }

  @Override
  public List<NotUseful> of(String owner) {
    return statements.select(
        """
        SELECT insight, kind, at_us FROM insight_mark WHERE owner = ?
        ORDER BY at_us DESC, insight""",
        row -> new NotUseful(row.getString(1), row.getString(2), Micros.toInstant(row.getLong(3))),
        Names.normal(owner));
  }

  @Override
  public void put(String owner, NotUseful mark) {
    statements.update(
        """
        INSERT INTO insight_mark (owner, insight, kind, at_us) VALUES (?, ?, ?, ?)
        ON CONFLICT (owner, insight) DO UPDATE SET kind = excluded.kind, at_us = excluded.at_us""",
        Names.normal(owner),
        mark.insight(),
        mark.kind(),
        Micros.of(mark.at()));
    List<NotUseful> all = of(owner);
    all.subList(Math.min(KEPT, all.size()), all.size())
        .forEach(old -> forget(owner, old.insight()));
  }

  @Override
  public void forget(String owner, String insight) {
    statements.update(
        "DELETE FROM insight_mark WHERE owner = ? AND insight = ?", Names.normal(owner), insight);
  }
}
