package io.aecos.analytics.workspace;

import static java.util.stream.Collectors.toSet;

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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
          ".aecos/analytics",
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
   * appear in the workspace later are found with the next sweep. What fails, one project or the
   * ledger, is tried again and stops nothing else.
   */
  public void run(Path folder, ImportProgress progress, Consumer<ImportSummary> imported)
      throws InterruptedException {
    Workspace workspace = Workspace.open(folder);
    List<IsolatedProject> projects = importer.projects(workspace);
    imported.accept(WorkspaceImporter.run(projects, progress));
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      follow(folder, workspace, projects, watch, progress);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void follow(
      Path folder,
      Workspace workspace,
      List<IsolatedProject> projects,
      WatchService watch,
      ImportProgress progress)
      throws InterruptedException {
    Map<WatchKey, IsolatedProject> watched = register(projects, watch);
    Instant nextSweep = Instant.now().plus(settings.sweep());
    boolean gone = false;
    while (true) {
      Set<WatchKey> signalled = await(watch);
      boolean sweep = Instant.now().isAfter(nextSweep);
      Set<IsolatedProject> changed =
          signalled.stream().map(watched::get).filter(Objects::nonNull).collect(toSet());
      boolean exchanged = projects.stream().anyMatch(project -> project.folders().areExchanged());
      boolean wasGone = gone;
      gone = projects.stream().anyMatch(project -> project.folders().areGone());
      if (sweep || exchanged || gone != wasGone) {
        nextSweep = Instant.now().plus(settings.sweep());
        Workspace again = reopened(folder, workspace);
        if (exchanged || !again.equals(workspace)) {
          List<IsolatedProject> found = opened(again, projects);
          workspace = found == projects ? workspace : again;
          projects = found;
        }
        watched = register(projects, watch);
      }
      List<IsolatedProject> changedFirst = new ArrayList<>(projects);
      changedFirst.sort(Comparator.comparing(project -> !changed.contains(project)));
      for (IsolatedProject project : changedFirst) {
        pass(project, sweep || changed.contains(project), progress);
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

  private List<IsolatedProject> opened(Workspace workspace, List<IsolatedProject> before) {
    try {
      return importer.projects(workspace);
    } catch (AnalyticsException e) {
      LOG.warn("Workspace {} is opened again later: {}", workspace.root(), e.getMessage());
      return before;
    }
  }

  private static void pass(IsolatedProject project, boolean thorough, ImportProgress progress)
      throws InterruptedException {
    try {
      project.pass(thorough, progress);
    } catch (AnalyticsException e) {
      LOG.warn("{} is read again later: {}", project.project().key(), e.getMessage());
    }
  }

  /** Waits for reports or the next poll, then lets a burst of writes pass. */
  private Set<WatchKey> await(WatchService watch) throws InterruptedException {
    Set<WatchKey> signalled = new HashSet<>();
    WatchKey key = watch.poll(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
    for (int burst = 0; key != null && burst < LONGEST_BURST; burst++) {
      key.pollEvents();
      key.reset();
      signalled.add(key);
      key = watch.poll(BURST_MILLIS, TimeUnit.MILLISECONDS);
    }
    if (key != null) {
      key.pollEvents();
      key.reset();
      signalled.add(key);
    }
    return signalled;
  }

  private static Map<WatchKey, IsolatedProject> register(
      List<IsolatedProject> projects, WatchService watch) {
    Map<WatchKey, IsolatedProject> watched = new HashMap<>();
    for (IsolatedProject project : projects) {
      for (Path root : project.folders().roots()) {
        for (String folder : WATCHED) {
          register(root.resolve(folder), watch).ifPresent(key -> watched.put(key, project));
        }
      }
    }
    return watched;
  }

  private static Optional<WatchKey> register(Path path, WatchService watch) {
    try {
      return Files.isDirectory(path)
          ? Optional.of(
              path.register(
                  watch,
                  StandardWatchEventKinds.ENTRY_CREATE,
                  StandardWatchEventKinds.ENTRY_MODIFY,
                  StandardWatchEventKinds.ENTRY_DELETE))
          : Optional.empty();
    } catch (IOException e) {
      LOG.info("{} is polled, because it cannot be watched: {}", path, e.getMessage());
      return Optional.empty();
    }
  }
}
