package io.aecos.analytics.workspace;

import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.Ledger;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Imports a workspace in one pass. Safe to repeat and to kill: each delivery is durable before the
 * next one starts, and importing again stores nothing twice. Interrupting the thread cancels.
 */
public final class WorkspaceImporter {
  private final Intake intake;
  private final Ledger ledger;
  private final WorkspaceSettings settings;
  private final Clock clock;

  public WorkspaceImporter(Intake intake, Ledger ledger, WorkspaceSettings settings, Clock clock) {
    this.intake = intake;
    this.ledger = ledger;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Reads everything that there is now. Throws {@link io.aecos.analytics.error.AnalyticsException}
   * when {@code folder} is no workspace.
   */
  public ImportSummary run(Path folder, ImportProgress progress) throws InterruptedException {
    List<ImportSummary.Part> parts = new ArrayList<>();
    for (ProjectImport project : projects(Workspace.open(folder))) {
      parts.add(project.pass(true, progress));
    }
    return new ImportSummary(parts);
  }

  List<ProjectImport> projects(Workspace workspace) {
    ProjectKeys keys = new ProjectKeys(ledger.sources().projects());
    Delivered delivered = new Delivered(ledger);
    List<ProjectImport> projects = new ArrayList<>();
    for (Path root : workspace.projects()) {
      ProjectReader reader = new ProjectReader(keys.of(root), settings, ledger.sources());
      projects.add(
          new ProjectImport(reader, intake, ledger, delivered, settings.keepWords(), clock));
    }
    return projects;
  }
}
