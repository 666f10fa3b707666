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
import java.util.stream.Stream;

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

  /**
   * The folders that {@code workspace} could not look into, and the known projects in them; and the
   * projects that it does not read.
   */
  void folders(Workspace workspace) {
    String name = "workspace " + FileNames.text(workspace.root());
    Optional<SourceState> before = ledger.sources().find("", name);
    List<Path> folders = workspace.unreadable();
    Status status = folders.isEmpty() ? Status.READ : Status.UNREADABLE;
    String detail = detail(workspace);
    boolean told =
        before
            .map(state -> state.status() == status && state.detail().equals(detail))
            .orElse(detail.isEmpty());
    if (folders.isEmpty() && told) {
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
            status,
            detail,
            SourceStates.allTypes(),
            workspace.projects().size(),
            clock.instant(),
            "{}");
    deliver(new SourceReport(List.of(state), List.of(), List.of()));
  }

  private static String detail(Workspace workspace) {
    return Stream.of(
            told(
                workspace.unreadable(),
                "folder",
                "could not be looked into",
                "projects in there are not counted"),
            told(
                workspace.aside(),
                "project",
                "not read",
                "behind a link, hidden or inside of another; import it by its own path to count it"))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String told(List<Path> paths, String what, String how, String consequence) {
    if (paths.isEmpty()) {
      return "";
    }
    String named =
        paths.stream()
            .limit(MOST_NAMED)
            .map(path -> FileNames.text(path))
            .collect(Collectors.joining(", "));
    return paths.size()
        + (paths.size() == 1 ? " " + what + " " : " " + what + "s ")
        + how
        + " ("
        + named
        + (paths.size() > MOST_NAMED ? ", …" : "")
        + "); "
        + consequence;
  }

  private void deliver(SourceReport report) {
    intake.accept(new Delivery("workspace:sources", List.of(), report));
  }
}
