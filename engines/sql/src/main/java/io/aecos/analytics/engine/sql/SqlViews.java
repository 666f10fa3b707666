package io.aecos.analytics.engine.sql;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.registry.SavedView;
import io.aecos.analytics.registry.SavedViews;
import java.util.List;

/** Reads and writes saved views. */
final class SqlViews implements SavedViews {
  private final Statements statements;

  SqlViews(Statements statements) {
    this.statements = statements;
  }

  @Override
  public List<SavedView> of(String owner) {
    return statements
        .select(
            "SELECT name, url, saved_us FROM saved_view WHERE owner = ?",
            row ->
                new SavedView(row.getString(1), row.getString(2), Micros.toInstant(row.getLong(3))),
            Names.normal(owner))
        .stream()
        .sorted(SavedViews.BY_NAME)
        .toList();
  }

  @Override
  public void put(String owner, SavedView view) {
    statements.update(
        """
        INSERT INTO saved_view (owner, name, url, saved_us) VALUES (?, ?, ?, ?)
        ON CONFLICT (owner, name) DO UPDATE SET url = excluded.url, saved_us = excluded.saved_us""",
        Names.normal(owner),
        view.name(),
        view.url(),
        Micros.of(view.savedAt()));
  }

  @Override
  public void forget(String owner, String name) {
    statements.update(
        "DELETE FROM saved_view WHERE owner = ? AND name = ?",
        Names.normal(owner),
        Names.normal(name));
  }
}
