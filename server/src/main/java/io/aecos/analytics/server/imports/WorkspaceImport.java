package io.aecos.analytics.server.imports;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.workspace.FirmWarehouses;
import io.aecos.analytics.workspace.ImportProgress;
import io.aecos.analytics.workspace.ImportSummary;
import io.aecos.analytics.workspace.WorkspaceFollower;
import io.aecos.analytics.workspace.WorkspaceImporter;
import io.aecos.analytics.workspace.WorkspaceSettings;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Reads a workspace and the warehouses of the settings once or, if {@code follow}, the workspace
 * for as long as the server runs, which follows the warehouses by itself.
 */
public final class WorkspaceImport implements ImportWork {
  private final Path folder;
  private final boolean follow;
  private final WorkspaceImporter importer;
  private final WorkspaceSettings settings;
  private final FirmWarehouses warehouses;

  WorkspaceImport(Path folder, boolean follow, Parts parts) {
    this.folder = folder;
    this.follow = follow;
    this.settings = parts.settings();
    this.warehouses = parts.warehouses();
    this.importer = new WorkspaceImporter(parts.intake(), parts.ledger(), settings, parts.clock());
  }

  /** What reading a workspace needs; {@code warehouses} are read with every one. */
  public record Parts(
      Intake intake,
      Ledger ledger,
      WorkspaceSettings settings,
      FirmWarehouses warehouses,
      Clock clock) {}

  @Override
  public void run(Job job) throws InterruptedException {
    ImportProgress progress =
        (project, source, done, total) ->
            job.progress(done, total, project + ", " + source.replaceFirst("^workspace:", ""));
    if (follow) {
      new WorkspaceFollower(importer, settings)
          .run(
              folder,
              progress,
              summary -> {
                tally(job, summary);
                job.follows(summary.failures());
              });
    } else {
      ImportSummary summary = importer.run(folder, progress);
      tally(job, summary);
      warehouses.pass(true, receipt -> job.delivered(ImportJson.TallyJson.of(receipt)));
      if (!summary.failures().isEmpty()) {
        throw new AnalyticsException(ErrorCode.INTERNAL, summary.failures());
      }
    }
  }

  private static void tally(Job job, ImportSummary summary) {
    for (ImportSummary.Part part : summary.projects()) {
      job.delivered(
          new ImportJson.TallyJson(
              part.received(),
              part.stored(),
              part.duplicate(),
              part.quarantined(),
              part.refused()));
    }
  }
}
