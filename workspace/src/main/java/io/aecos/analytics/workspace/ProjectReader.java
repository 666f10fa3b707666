package io.aecos.analytics.workspace;

import io.aecos.analytics.ledger.SourceBook;
import io.aecos.analytics.source.AuditChain;
import io.aecos.analytics.source.Project;
import io.aecos.analytics.source.SourceState;
import io.aecos.analytics.workspace.assemble.ProjectContent;
import io.aecos.analytics.workspace.read.Activity;
import io.aecos.analytics.workspace.read.ActivityFeed;
import io.aecos.analytics.workspace.read.AnalyticsDatabase;
import io.aecos.analytics.workspace.read.AuditDatabase;
import io.aecos.analytics.workspace.read.AuditRow;
import io.aecos.analytics.workspace.read.BadRecord;
import io.aecos.analytics.workspace.read.Comments;
import io.aecos.analytics.workspace.read.Commit;
import io.aecos.analytics.workspace.read.Elements;
import io.aecos.analytics.workspace.read.FileNames;
import io.aecos.analytics.workspace.read.FineTuning;
import io.aecos.analytics.workspace.read.GitHistory;
import io.aecos.analytics.workspace.read.Hashes;
import io.aecos.analytics.workspace.read.Interactions;
import io.aecos.analytics.workspace.read.Json;
import io.aecos.analytics.workspace.read.Marks;
import io.aecos.analytics.workspace.read.MetricRow;
import io.aecos.analytics.workspace.read.ProjectDirectory;
import io.aecos.analytics.workspace.read.Reading;
import io.aecos.analytics.workspace.read.Registers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** All readers of one project, and what they read last. */
final class ProjectReader {
  private final Project project;
  private final Path root;
  private final ProjectDirectory directory;
  private final AnalyticsDatabase analytics;
  private final AuditDatabase audit;
  private final ActivityFeed activity;
  private final GitHistory git;
  private final Interactions interactions;
  private final Elements elements;
  private final Comments comments;
  private final Registers registers;
  private final FineTuning fineTuning;
  private final Marks marks;
  private @Nullable ProjectContent last;

  /** Reads {@code project} in {@code root}, which may be another folder than the one it names. */
  ProjectReader(Project project, Path root, WorkspaceSettings settings, SourceBook book) {
    this.project = project;
    this.root = root;
    directory = new ProjectDirectory(project.key(), root);
    Path scratch = scratch(root, settings);
    analytics = new AnalyticsDatabase(directory, scratch, position(book, AnalyticsDatabase.NAME));
    audit = new AuditDatabase(directory, scratch, position(book, AuditDatabase.NAME));
    activity = new ActivityFeed(directory, position(book, ActivityFeed.NAME));
    git = new GitHistory(directory, scratch, position(book, GitHistory.NAME));
    interactions = new Interactions(directory, settings.keepWords());
    elements = new Elements(directory);
    comments = new Comments(directory, settings.keepWords());
    registers = new Registers(directory);
    fineTuning = new FineTuning(directory);
    marks = new Marks(directory);
  }

  Project project() {
    return project;
  }

  /**
   * What the sources hold now. The metric rows are read first, because AEC OS writes them after
   * their partners: a row that is seen has its partners on disk. Unless {@code thorough}, folders
   * of small files are looked into only when a quick source changed.
   */
  ProjectContent read(boolean thorough) {
    directory.lookAgain();
    Reading<MetricRow> metricRows = analytics.read();
    Reading<AuditRow> auditRows = audit.read();
    Reading<Commit> commits = git.read();
    Reading<Activity> lines = activity.read();
    ProjectContent before = thorough ? null : last;
    ProjectContent files =
        before != null
                && before.analytics() == metricRows
                && before.audit() == auditRows
                && before.git() == commits
                && before.activity() == lines
            ? before
            : readFolders(metricRows, auditRows, lines, commits);
    last =
        new ProjectContent(
            project.key(),
            project.seed(),
            metricRows,
            auditRows,
            lines,
            commits,
            files.interactions(),
            files.elements(),
            files.comments(),
            registers.tasks(),
            registers.reviews(),
            registers.templates(),
            files.datasets(),
            files.runs(),
            files.versions(),
            files.snapshots(),
            marks.regulatory());
    return last;
  }

  private ProjectContent readFolders(
      Reading<MetricRow> metricRows,
      Reading<AuditRow> auditRows,
      Reading<Activity> lines,
      Reading<Commit> commits) {
    return new ProjectContent(
        project.key(),
        project.seed(),
        metricRows,
        auditRows,
        lines,
        commits,
        interactions.read(),
        elements.read(),
        comments.read(),
        registers.tasks(),
        registers.reviews(),
        registers.templates(),
        fineTuning.datasets(),
        fineTuning.runs(),
        fineTuning.versions(),
        marks.snapshots(),
        marks.regulatory());
  }

  /** Whether {@code analytics.db} is somebody's warehouse. */
  boolean holdsWarehouse() {
    return analytics.isWarehouse();
  }

  Optional<AuditChain> chain(ProjectContent content) {
    return Optional.ofNullable(audit.chain(content.audit()));
  }

  /** Where to put copies of what lies in {@code root}, for as long as they are read. */
  static Path scratch(Path root, WorkspaceSettings settings) {
    return settings.scratch().resolve(Hashes.sha256(FileNames.text(root)).substring(0, 16));
  }

  Path root() {
    return root;
  }

  /** Whether this is a further folder of the project. */
  boolean isCopy() {
    return !project.root().equals(FileNames.text(root));
  }

  /** A copy has no position of its own: it is read from the start. */
  private JsonNode position(SourceBook book, String source) {
    if (isCopy()) {
      return Json.nothing();
    }
    String text = book.find(project.key(), source).map(SourceState::position).orElse("{}");
    try {
      return Json.object(text.getBytes(StandardCharsets.UTF_8));
    } catch (BadRecord e) {
      throw new IllegalStateException("the position of " + source + " is damaged", e);
    }
  }
}
