package io.aecos.analytics.workspace;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.source.Project;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One project of a workspace, whose failure is its own: it is written down and the others go on. A
 * failing ledger is nobody's own and is thrown. Either way the project is opened anew with the next
 * thorough pass, because what it attempted last may not be stored.
 */
final class IsolatedProject {
  private static final Logger LOG = LoggerFactory.getLogger(IsolatedProject.class);

  private final Project project;
  private final Folders folders;
  private final Supplier<ProjectImport> opening;
  private final FailedReads failures;
  private @Nullable ProjectImport open;

  IsolatedProject(
      Project project, Folders folders, Supplier<ProjectImport> opening, FailedReads failures) {
    this.project = project;
    this.folders = folders;
    this.opening = opening;
    this.failures = failures;
  }

  Project project() {
    return project;
  }

  Folders folders() {
    return folders;
  }

  /** See {@link ProjectImport#pass}; a project that failed waits for the next thorough pass. */
  ImportSummary.Part pass(boolean thorough, ImportProgress progress) throws InterruptedException {
    if (open == null && !thorough) {
      return ImportSummary.Part.none(project.key(), 0);
    }
    ProjectImport work = open;
    open = null;
    try {
      if (work == null) {
        work = opening.get();
      }
      ImportSummary.Part part = work.pass(thorough, progress);
      open = work;
      return part;
    } catch (AnalyticsException e) {
      if (e.code() == ErrorCode.LEDGER_UNAVAILABLE) {
        throw e;
      }
      return failed(e, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return failed(e, "reading it failed inside (" + e.getClass().getSimpleName() + ")");
    }
  }

  private ImportSummary.Part failed(RuntimeException e, String reason) {
    LOG.error("Project {} cannot be read; it is tried again", project.key(), e);
    failures.project(project, reason);
    return ImportSummary.Part.failed(project.key(), reason);
  }
}
