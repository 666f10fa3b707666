package io.aecos.analytics.workspace;

import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.source.Project;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.source.SourceState;
import io.aecos.analytics.source.SourceState.Status;
import io.aecos.analytics.workspace.assemble.ProjectContent;
import io.aecos.analytics.workspace.read.FileNames;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes down what could not be read at all: a project that failed, and folders below a workspace
 * that may hold projects and could not be looked into. Numbers that may lack something say so.
 */
final class FailedReads {
  private static final int MOST_NAMED = 5;

  private final Intake intake;
  private final Ledger ledger;
  private final Clock clock;

  FailedReads(Intake intake, Ledger ledger, Clock clock) {
    this.intake = intake;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * All sources of {@code project} are unreadable because of {@code reason}, until they are read.
   */
  void project(Project project, String reason) {
    Instant now = clock.instant();
    ProjectContent nothing = ProjectContent.unreadable(project.key(), project.seed(), reason);
    List<SourceState> states = new ArrayList<>();
    for (SourceState state : new SourceStates(nothing, now).all()) {
      Optional<SourceState> stored = ledger.sources().find(project.key(), state.source());
      states.add(stored.map(before -> kept(state, before)).orElse(state));
    }
    deliver(new SourceReport(states, List.of(), List.of(project)));
  }

  /** What was read before stays read, and is gone on with from where it stopped. */
  private static SourceState kept(SourceState state, SourceState before) {
    return new SourceState(
        state.project(),
        state.source(),
        state.status(),
        state.detail(),
        state.feeds(),
        before.itemsRead(),
        state.checkedAt(),
        before.position());
  }

  /** The folders that {@code workspace} could not look into, and the known projects in them. */
  void folders(Workspace workspace) {
    String name = "workspace " + FileNames.text(workspace.root());
    Optional<SourceState> before = ledger.sources().find("", name);
    List<Path> folders = workspace.unreadable();
    if (folders.isEmpty() && before.map(state -> state.status() == Status.READ).orElse(true)) {
      return;
    }
    for (Project project : ledger.sources().projects()) {
      Path root = FileNames.path(project.root());
      if (folders.stream().anyMatch(root::startsWith)) {
        project(project, "its folder could not be looked into");
      }
    }
    SourceState state =
        new SourceState(
            "",
            name,
            folders.isEmpty() ? Status.READ : Status.UNREADABLE,
            folders.isEmpty() ? "" : detail(workspace),
            SourceStates.allTypes(),
            workspace.projects().size(),
            clock.instant(),
            "{}");
    deliver(new SourceReport(List.of(state), List.of(), List.of()));
  }

  private static String detail(Workspace workspace) {
    List<Path> folders = workspace.unreadable();
    String named =
        folders.stream()
            .limit(MOST_NAMED)
            .map(folder -> FileNames.text(folder))
            .collect(Collectors.joining(", "));
    return folders.size()
        + (folders.size() == 1 ? " folder" : " folders")
        + " could not be looked into ("
        + named
        + (folders.size() > MOST_NAMED ? ", …" : "")
        + "); projects in there are not counted";
  }

  private void deliver(SourceReport report) {
    intake.accept(new Delivery("workspace:sources", List.of(), report));
  }
}
