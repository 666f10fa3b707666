package io.aecos.analytics.server.reports;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.audit.AuditQuery;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.columnar.ParquetFiles;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.SourcesSeen;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.SharedFiles;
import io.aecos.analytics.report.Accounts;
import io.aecos.analytics.report.Quality;
import io.aecos.analytics.report.ReportMaker;
import io.aecos.analytics.report.TrailHead;
import io.aecos.analytics.report.press.Press;
import io.aecos.analytics.roi.ReturnOnInvestment;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.insight.InsightDesk;
import io.aecos.analytics.server.metrics.Counted;
import io.aecos.analytics.server.metrics.ViewParameters;
import io.aecos.analytics.server.reconcile.Reconciliations;
import io.aecos.analytics.server.reconcile.VisibleNames;
import io.aecos.analytics.server.settings.ReportSettings;
import io.aecos.analytics.sheet.Sheets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts together what makes reports. */
public final class ReportWiring {
  /** So long a report waits for what was received before it. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private ReportWiring() {}

  /** What reports are made of; {@code address} is where people reach the dashboard. */
  public record Parts(
      ReturnOnInvestment roi,
      Reconciliations reconciliations,
      InsightDesk insights,
      Supplier<String> address,
      MetricCatalog catalog,
      Sheets sheets,
      MetricService metrics,
      Ledger ledger,
      Projection projection,
      VisibleNames names,
      AuditTrail trail,
      Registry registry,
      ViewParameters parameters,
      DataDirectory data,
      SharedFiles shared,
      ParquetFiles parquet,
      ReportSettings settings,
      List<String> hosts,
      String version,
      boolean demo,
      Clock clock) {}

  public static Reports reports(Parts parts) {
    ReportMaker maker =
        new ReportMaker(
            parts.catalog(),
            parts.sheets(),
            parts.metrics(),
            new ReportMaker.Besides(
                new ReportFindings(
                    parts.insights(), parts.metrics(), parts.catalog(), parts.address()),
                parts.insights()::waiting,
                viewer -> quality(parts.ledger(), parts.trail(), viewer)));
    SigningKeys keys =
        new SigningKeys(parts.data().keys(), parts.shared(), parts.settings(), parts.clock());
    Briefs briefs =
        new Briefs(
            parts.roi(),
            parts.reconciliations(),
            parts.metrics(),
            parts.catalog(),
            parts.address());
    Counted counted =
        new Counted(parts.ledger()::lastSeq, () -> parts.projection().watermark().seq(), PATIENCE);
    ReportWork work =
        new ReportWork(
            maker,
            questions(parts, briefs, counted),
            briefs,
            counted,
            () -> new Press(keys.signer(), parts.parquet()),
            parts.settings(),
            parts.version(),
            parts.demo(),
            parts.clock());
    return new Reports(
        new ReportFiles(parts.data().reports(), parts.shared()),
        parts.registry(),
        work,
        new Verification(keys::known, work),
        parts.clock());
  }

  private static ReportQuestions questions(Parts parts, Briefs briefs, Counted counted) {
    return new ReportQuestions(
        parts.parameters(),
        parts.sheets(),
        briefs,
        new ReportProjects(parts.projection()::span, parts.names(), counted),
        new OwnAddress(parts.address(), parts.hosts()),
        parts.clock());
  }

  /** Within the viewer's scope; what became of everything is for whoever may see everything. */
  private static Quality quality(Ledger ledger, AuditTrail trail, Viewer viewer) {
    Scope scope = viewer.scope();
    return new Quality(
        scope.isEverything() ? Accounts.of(ledger.accounting().total()) : null,
        SourcesSeen.states(ledger.sources(), scope),
        SourcesSeen.chains(ledger.sources(), scope),
        List.of(),
        head(trail));
  }

  private static @Nullable TrailHead head(AuditTrail trail) {
    return trail.find(AuditQuery.newest(1)).stream()
        .findFirst()
        .map(last -> new TrailHead(last.seq(), last.seal().hash()))
        .orElse(null);
  }
}
