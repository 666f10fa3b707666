package io.aecos.analytics.workspace;

import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.source.Project;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Imports a workspace in one pass. Safe to repeat and to kill: each delivery is durable before the
 * next one starts, and importing again stores nothing twice. A project that fails does not stop the
 * others. Interrupting the thread cancels.
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
   * when {@code folder} is no workspace, or when the ledger fails.
   */
  public ImportSummary run(Path folder, ImportProgress progress) throws InterruptedException {
    return run(projects(Workspace.open(folder)), progress);
  }

  static ImportSummary run(List<IsolatedProject> projects, ImportProgress progress)
      throws InterruptedException {
    List<ImportSummary.Part> parts = new ArrayList<>();
    for (IsolatedProject project : projects) {
      parts.add(project.pass(true, progress));
    }
    return new ImportSummary(parts);
  }

  /** The projects of {@code workspace}; says which of its folders could not be looked into. */
  List<IsolatedProject> projects(Workspace workspace) {
    FailedReads failures = new FailedReads(intake, ledger, clock);
    failures.folders(workspace);
    ProjectKeys keys = new ProjectKeys(ledger.sources().projects());
    Delivered delivered = new Delivered(ledger);
    List<IsolatedProject> projects = new ArrayList<>();
    for (Path root : workspace.projects()) {
      Project project = keys.of(root);
      projects.add(new IsolatedProject(project, () -> open(project, delivered), failures));
    }
    return projects;
  }

  private ProjectImport open(Project project, Delivered delivered) {
    ProjectReader reader = new ProjectReader(project, settings, ledger.sources());
    return new ProjectImport(reader, intake, ledger, delivered, settings.keepWords(), clock);
  }
}
