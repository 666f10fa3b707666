package io.aecos.analytics.workspace;

import io.aecos.analytics.error.AnalyticsException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports a workspace and then keeps following it until its thread is interrupted. The operating
 * system reports changes in the few folders that matter; polling makes up for what it misses. An
 * idle project costs a dozen file stats per poll.
 */
public final class WorkspaceFollower {
  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceFollower.class);
  private static final long BURST_MILLIS = 50;
  private static final int LONGEST_BURST = 10;
  private static final List<String> WATCHED =
      List.of(
          "",
          ".aecos",
          ".git",
          ".git/logs",
          "templates",
          "fine_tuning",
          "fine_tuning/interactions",
          "fine_tuning/datasets",
          "fine_tuning/models");

  private final WorkspaceImporter importer;
  private final WorkspaceSettings settings;

  public WorkspaceFollower(WorkspaceImporter importer, WorkspaceSettings settings) {
    this.importer = importer;
    this.settings = settings;
  }

  /**
   * Imports {@code folder}, tells {@code imported} once that is done, and follows. Projects that
   * appear in the workspace later are found with the next sweep. A failing ledger is tried again.
   */
  public void run(Path folder, ImportProgress progress, Consumer<ImportSummary> imported)
      throws InterruptedException {
    Workspace workspace = Workspace.open(folder);
    List<ProjectImport> projects = importer.projects(workspace);
    List<ImportSummary.Part> parts = new ArrayList<>();
    for (ProjectImport project : projects) {
      parts.add(project.pass(true, progress));
    }
    imported.accept(new ImportSummary(parts));
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      follow(folder, workspace, projects, watch, progress);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void follow(
      Path folder,
      Workspace workspace,
      List<ProjectImport> projects,
      WatchService watch,
      ImportProgress progress)
      throws InterruptedException {
    register(projects, watch);
    Instant nextSweep = Instant.now().plus(settings.sweep());
    while (true) {
      boolean signalled = await(watch);
      boolean sweep = Instant.now().isAfter(nextSweep);
      if (sweep) {
        nextSweep = Instant.now().plus(settings.sweep());
        Workspace again = reopened(folder, workspace);
        if (!again.projects().equals(workspace.projects())) {
          workspace = again;
          projects = importer.projects(workspace);
        }
        register(projects, watch);
      }
      for (ProjectImport project : projects) {
        pass(project, signalled || sweep, progress);
      }
    }
  }

  private static Workspace reopened(Path folder, Workspace before) {
    try {
      return Workspace.open(folder);
    } catch (AnalyticsException e) {
      LOG.warn("Workspace {} cannot be looked through now: {}", folder, e.getMessage());
      return before;
    }
  }

  private static void pass(ProjectImport project, boolean thorough, ImportProgress progress)
      throws InterruptedException {
    try {
      project.pass(thorough, progress);
    } catch (AnalyticsException e) {
      LOG.warn("{} is read again later: {}", project.reader().project().key(), e.getMessage());
    }
  }

  /** Waits for a report or the next poll, then lets a burst of writes pass. */
  private boolean await(WatchService watch) throws InterruptedException {
    WatchKey key = watch.poll(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
    if (key == null) {
      return false;
    }
    for (int burst = 0; key != null && burst < LONGEST_BURST; burst++) {
      key.pollEvents();
      key.reset();
      key = watch.poll(BURST_MILLIS, TimeUnit.MILLISECONDS);
    }
    if (key != null) {
      key.pollEvents();
      key.reset();
    }
    return true;
  }

  private static void register(List<ProjectImport> projects, WatchService watch) {
    for (ProjectImport project : projects) {
      Path root = Path.of(project.reader().project().root());
      for (String folder : WATCHED) {
        Path path = root.resolve(folder);
        try {
          if (Files.isDirectory(path)) {
            path.register(
                watch,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
          }
        } catch (IOException e) {
          LOG.info("{} is polled, because it cannot be watched: {}", path, e.getMessage());
        }
      }
    }
  }
}
