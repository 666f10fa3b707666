package io.aecos.analytics.server.reconcile;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.reconcile.LogReader;
import io.aecos.analytics.reconcile.LogRow;
import io.aecos.analytics.reconcile.ProjectLog;
import io.aecos.analytics.reconcile.Reconciler;
import io.aecos.analytics.reconcile.Reconciliation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads a log with the names that its reader may know, and compares it with what they may see. */
public final class Reconciliations {
  private final VisibleNames names;
  private final MetricService metrics;
  private final ZoneId zone;
  private final Clock clock;

  public Reconciliations(VisibleNames names, MetricService metrics, ZoneId zone, Clock clock) {
    this.names = names;
    this.metrics = metrics;
    this.zone = zone;
    this.clock = clock;
  }

  /** The first and the last day that a log tells of; one that cannot be read is refused. */
  public LocalDate[] days(Viewer viewer, byte[] log, @Nullable String map) {
    ProjectLog read = new LogReader(names.of(viewer), zone).read(log, map);
    LocalDate first = LocalDate.MAX;
    LocalDate last = LocalDate.MIN;
    for (LogRow row : read.rows()) {
      first = row.from().isBefore(first) ? row.from() : first;
      last = row.to().isAfter(last) ? row.to() : last;
    }
    return new LocalDate[] {first, last};
  }

  /** What of the log differs; one that cannot be read for certain is refused. */
  public Reconciliation of(Viewer viewer, byte[] log, @Nullable String map) {
    LogReader reader = new LogReader(names.of(viewer), zone);
    return new Reconciler(metrics, clock).of(viewer, reader.read(log, map));
  }
}
