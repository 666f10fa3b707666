package io.aecos.analytics.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.source.SourceState;
import io.aecos.analytics.source.SourceState.Status;
import io.aecos.analytics.workspace.FirmWarehouses;
import io.aecos.analytics.workspace.WorkspaceSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceImportTest {
  @TempDir Path folder;

  @Test
  void run_withAProjectThatFails_failsAndNamesItAfterReadingTheOthers() throws Exception {
    Path workspace = folder.resolve("work");
    for (String name : List.of("annex", "pier-7")) {
      Files.createDirectories(workspace.resolve(name));
      Files.writeString(workspace.resolve(name).resolve("aecos_project.json"), "{}");
    }
    try (Ledger ledger = SqliteLedger.open(folder.resolve("ledger.sqlite"))) {
      spoil(ledger, "annex");
      ImportJson ended = imported(ledger, workspace);
      assertThat(ended.state()).isEqualTo("failed");
      assertThat(ended.message()).startsWith("1 of 2 projects could not be read: annex: ");
      assertThat(ended.hasReadSources()).isTrue();
      assertThat(status(ledger, "annex")).isEqualTo(Status.UNREADABLE);
      assertThat(status(ledger, "pier-7")).isEqualTo(Status.ABSENT);
    }
  }

  /** Leaves a position that nobody can go on from. */
  private static void spoil(Ledger ledger, String project) {
    SourceState state =
        new SourceState(
            project, "analytics.db", Status.READ, "", Set.of(), 0, Instant.now(), "no JSON");
    SourceReport report = new SourceReport(List.of(state), List.of(), List.of());
    ledger.append(
        new LedgerBatch(
            "workspace:sources",
            Instant.now(),
            List.of(),
            List.of(),
            List.of(),
            report,
            List.of()));
  }

  private ImportJson imported(Ledger ledger, Path workspace) throws InterruptedException {
    Clock clock = Clock.systemUTC();
    Intake intake = new Intake(ledger, EventCatalog.shipped(), clock, () -> {});
    WorkspaceSettings settings = WorkspaceSettings.in(folder.resolve("scratch"));
    FirmWarehouses none = new FirmWarehouses(intake, ledger, settings, clock);
    WorkspaceImport.Parts parts = new WorkspaceImport.Parts(intake, ledger, settings, none, clock);
    Imports imports = new Imports(progress -> {});
    ImportJson job = imports.start("work", new WorkspaceImport(workspace, false, parts));
    for (int i = 0; i < 3_000 && Set.of("waiting", "running").contains(job.state()); i++) {
      Thread.sleep(20);
      job = imports.find(job.id());
    }
    imports.stop();
    return job;
  }

  private static Status status(Ledger ledger, String project) {
    return ledger.sources().find(project, "analytics.db").orElseThrow().status();
  }
}
