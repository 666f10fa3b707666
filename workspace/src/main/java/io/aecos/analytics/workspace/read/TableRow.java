package io.aecos.analytics.workspace.read;

import java.time.Instant;

/** A row of an append-only table: its id, when it was written and a digest of its content. */
public sealed interface TableRow permits MetricRow, AuditRow {
  long id();

  Instant at();

  String fingerprint();
}
