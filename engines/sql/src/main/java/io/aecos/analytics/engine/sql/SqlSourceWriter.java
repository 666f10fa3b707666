package io.aecos.analytics.engine.sql;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.source.AuditChain;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.source.SourceState;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Writes what a delivery tells of its sources, inside the delivery's transaction. */
record SqlSourceWriter(Statements statements) {

  void write(SourceReport report) {
    report.states().forEach(this::write);
    report.chains().forEach(this::write);
    new SqlProjectWriter(statements).write(report.projects());
  }

  private void write(SourceState state) {
    statements.update(
        """
        INSERT INTO source_state
          (project, source, status, detail, feeds, items_read, checked_us, position, mark)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (project, source) DO UPDATE SET
          status = excluded.status, detail = excluded.detail, feeds = excluded.feeds,
          items_read = excluded.items_read, checked_us = excluded.checked_us,
          position = excluded.position, mark = excluded.mark""",
        state.project(),
        state.source(),
        state.status().name(),
        state.detail(),
        state.feeds().stream().map(EventType::toString).collect(Collectors.joining("\n")),
        state.itemsRead(),
        Micros.of(state.checkedAt()),
        state.position(),
        newMark());
  }

  /** By which {@link SqlSources} knows again what a row says. */
  static long newMark() {
    return ThreadLocalRandom.current().nextLong();
  }

  private void write(AuditChain chain) {
    statements.update(
        """
        INSERT INTO audit_chain (project, condition, entries, first_bad_row, detail, checked_us)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (project) DO UPDATE SET
          condition = excluded.condition, entries = excluded.entries,
          first_bad_row = excluded.first_bad_row, detail = excluded.detail,
          checked_us = excluded.checked_us""",
        chain.project(),
        chain.condition().name(),
        chain.entries(),
        chain.firstBadRow(),
        chain.detail(),
        Micros.of(chain.checkedAt()));
  }
}
