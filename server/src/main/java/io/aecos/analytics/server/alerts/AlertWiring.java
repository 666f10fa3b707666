package io.aecos.analytics.server.alerts;

import io.aecos.analytics.insight.InsightService;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Timetable;
import io.aecos.analytics.server.audit.AuditBook;
import io.aecos.analytics.server.delivery.Couriers;
import io.aecos.analytics.server.delivery.Destinations;
import io.aecos.analytics.server.gate.Owners;
import io.aecos.analytics.server.metrics.Counted;
import io.aecos.analytics.server.metrics.ViewParameters;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what alerts are made of. */
public final class AlertWiring {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Parts parts;
  private final Rules rules;
  private final Judges judges;
  private final Simulation simulation;
  private final Counted counted;

  /**
   * {@code counted} is the last row of the ledger that answers know; {@code address} is where
   * people reach the dashboard.
   */
  public record Parts(
      Registry registry,
      Timetable timetable,
      Owners owners,
      MetricCatalog catalog,
      MetricService metrics,
      InsightService insights,
      ViewParameters parameters,
      Ledger ledger,
      LongSupplier counted,
      Path directory,
      Destinations destinations,
      Couriers couriers,
      AuditBook audit,
      Supplier<String> address,
      ZoneId zone,
      JsonMapper json,
      Clock clock) {}

  public AlertWiring(Parts parts) {
    this.parts = parts;
    this.rules = new Rules(parts.catalog(), parts.parameters());
    this.counted = new Counted(parts.ledger()::lastSeq, parts.counted(), PATIENCE);
    MetricJudge metrics = new MetricJudge(parts.metrics(), parts.insights(), counted);
    this.judges = new Judges(metrics, new LedgerFacts(parts.ledger(), parts.directory()));
    this.simulation = new Simulation(parts.metrics(), parts.insights(), metrics, judges);
  }

  public AlertDesk desk() {
    return new AlertDesk(parts, rules, simulation);
  }

  public Watch watch() {
    return new Watch(parts, rules, judges, counted);
  }

  public Post post() {
    return new Post(parts);
  }
}
