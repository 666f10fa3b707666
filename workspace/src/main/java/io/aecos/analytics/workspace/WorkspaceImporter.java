package io.aecos.analytics.workspace;

import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.source.Project;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.workspace.read.Birth;
import io.aecos.analytics.workspace.warehouse.WarehouseImport;
import io.aecos.analytics.workspace.warehouse.Warehouses;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
    Map<Project, List<Path>> found = recognised(workspace);
    Names names = new Names(withNew(ledger.sources().projects(), found.keySet()));
    Delivered delivered = new Delivered(ledger, names, intake.erased());
    Moves moves = new Moves(ledger, intake, names);
    FailedReads failures = new FailedReads(intake, ledger, clock);
    failures.folders(workspace);
    List<IsolatedProject> projects = new ArrayList<>();
    found.forEach(
        (project, roots) -> {
          Folders folders = new Folders(roots);
          projects.add(
              new IsolatedProject(
                  project, folders, () -> open(project, folders, delivered, moves), failures));
        });
    return projects;
  }

  /** What hooks told of a project is its own from its first import on. */
  private static List<Project> withNew(List<Project> known, Set<Project> found) {
    Set<String> seeds = known.stream().map(Project::seed).collect(Collectors.toSet());
    List<Project> all = new ArrayList<>(known);
    found.stream().filter(project -> !seeds.contains(project.seed())).forEach(all::add);
    return all;
  }

  private WarehouseImport.Desk desk() {
    return FirmWarehouses.desk(intake, ledger, settings, clock);
  }

  private ProjectImport open(Project project, Folders folders, Delivered delivered, Moves moves) {
    List<ProjectReader> readers = new ArrayList<>();
    List<Warehouses> warehouses = new ArrayList<>();
    for (Path root : folders.roots()) {
      ProjectReader reader = new ProjectReader(project, root, settings, ledger.sources());
      readers.add(reader);
      warehouses.add(
          new Warehouses(
              project,
              root,
              reader.isCopy(),
              ProjectReader.scratch(root, settings),
              FirmWarehouses.filesIn(root, settings),
              desk()));
    }
    return new ProjectImport(
        readers,
        new ProjectWarehouses(readers, warehouses),
        folders,
        intake,
        ledger,
        delivered,
        moves,
        settings.keepWords(),
        clock);
  }

  /** The projects in the workspace; those whose key changed have theirs in the ledger at once. */
  private Map<Project, List<Path>> recognised(Workspace workspace) {
    List<Project> known = ledger.sources().projects();
    Delivered delivered = new Delivered(ledger, new Names(known), intake.erased());
    if (known.stream().anyMatch(project -> project.marks().isEmpty())) {
      delivered.catchUp();
    }
    Recognition recognition =
        new Recognition(
            known,
            id -> delivered.state(id) != null,
            root -> Birth.of(root, ProjectReader.scratch(root, settings)));
    Map<Project, List<Path>> found =
        new ProjectKeys(ledger.lastSeq()).of(recognition.of(workspace.projects()));
    Map<String, String> keys = new HashMap<>();
    known.forEach(project -> keys.put(project.seed(), project.key()));
    List<Project> renamed =
        found.keySet().stream()
            .filter(
                project -> !project.key().equals(keys.getOrDefault(project.seed(), project.key())))
            .toList();
    if (!renamed.isEmpty()) {
      SourceReport report = new SourceReport(List.of(), List.of(), renamed);
      intake.accept(new Delivery("workspace:sources", List.of(), report));
    }
    return found;
  }
}
