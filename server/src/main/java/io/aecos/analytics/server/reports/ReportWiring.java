package io.aecos.analytics.server.reports;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.columnar.ParquetFiles;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.SharedFiles;
import io.aecos.analytics.report.Accounts;
import io.aecos.analytics.report.Quality;
import io.aecos.analytics.report.ReportMaker;
import io.aecos.analytics.report.press.Press;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.metrics.ViewParameters;
import io.aecos.analytics.server.settings.ReportSettings;
import io.aecos.analytics.sheet.Sheets;
import io.aecos.analytics.source.SourceState;
import java.time.Clock;
import java.util.List;

/** Puts together what makes reports. */
public final class ReportWiring {
  private ReportWiring() {}

  /** What reports are made of. */
  public record Parts(
      MetricCatalog catalog,
      Sheets sheets,
      MetricService metrics,
      Ledger ledger,
      Registry registry,
      ViewParameters parameters,
      DataDirectory data,
      SharedFiles shared,
      ParquetFiles parquet,
      ReportSettings settings,
      String version,
      Clock clock) {}

  public static Reports reports(Parts parts) {
    ReportMaker maker =
        new ReportMaker(
            parts.catalog(),
            parts.sheets(),
            parts.metrics(),
            viewer -> quality(parts.ledger(), viewer));
    SigningKeys keys =
        new SigningKeys(parts.data().keys(), parts.shared(), parts.settings(), parts.clock());
    ReportWork work =
        new ReportWork(
            maker,
            new ReportQuestions(parts.parameters(), parts.sheets(), parts.clock()),
            () -> new Press(keys.signer(), parts.parquet()),
            parts.settings(),
            parts.version(),
            parts.clock());
    return new Reports(
        new ReportFiles(parts.data().reports(), parts.shared()),
        parts.registry(),
        work,
        parts.clock());
  }

  /** Within the viewer's scope; what became of everything is for whoever may see everything. */
  private static Quality quality(Ledger ledger, Viewer viewer) {
    Scope scope = viewer.scope();
    return new Quality(
        scope.isEverything() ? Accounts.of(ledger.accounting().total()) : null,
        ledger.sources().all().stream().filter(state -> isShown(state, scope)).toList(),
        ledger.sources().chains().stream()
            .filter(chain -> scope.seesProject(chain.project()))
            .toList(),
        List.of());
  }

  private static boolean isShown(SourceState state, Scope scope) {
    return state.project().isEmpty()
        ? scope.isEverything() && !state.feeds().isEmpty()
        : scope.seesProject(state.project());
  }
}
