package io.aecos.analytics.workspace.read;

import io.aecos.analytics.source.SourceState.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The project's git repository, read without touching it: all commits that HEAD reaches. When HEAD
 * goes back, commits that are gone stay what happened.
 */
public final class GitHistory {
  public static final String NAME = "git";
  private final ProjectDirectory project;
  private final Path scratch;
  private final String knownHead;
  private final Map<String, Commit> commits = new LinkedHashMap<>();
  private @Nullable Reading<Commit> last;
  private String head = "";
  private boolean rewound;

  public GitHistory(ProjectDirectory project, Path scratch, JsonNode position) {
    QuietGit.install();
    this.project = project;
    this.scratch = scratch;
    this.knownHead = position.path("head").asString("");
  }

  public Reading<Commit> read() {
    Path git = project.resolve(".git");
    try {
      BasicFileAttributes attributes = project.stat(git);
      if (attributes == null) {
        return Reading.absent("the project has no git repository");
      }
      Path own = GitFolder.in(project.resolve(""));
      if (own == null) {
        return failed(".git leads out of the project; it is not followed");
      }
      try (GitFolder folder = GitFolder.open(own, scratch)) {
        return read(folder.repository());
      }
    } catch (IOException | RuntimeException e) {
      return failed("the git repository cannot be read: " + ProjectDirectory.reason(e));
    }
  }

  private Reading<Commit> failed(String detail) {
    head = "";
    last = null;
    return new Reading<>(
        List.copyOf(commits.values()), Status.UNREADABLE, detail, position(), List.of());
  }

  private Reading<Commit> read(Repository repository) throws IOException {
    ObjectId tip = GitFolder.tip(repository);
    if (tip == null) {
      if (!knownHead.isEmpty() || !commits.isEmpty()) {
        throw new IOException("the branch that HEAD names is not there any more");
      }
      return Reading.of(List.of());
    }
    if (last != null && tip.name().equals(head)) {
      return last;
    }
    boolean shallow = walk(repository, tip);
    head = tip.name();
    last = reading(shallow);
    return last;
  }

  private boolean walk(Repository repository, ObjectId tip) throws IOException {
    List<Commit> found = new ArrayList<>();
    boolean shallow = !repository.getObjectDatabase().getShallowCommits().isEmpty();
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit start = walk.parseCommit(tip);
      String before = head.isEmpty() ? knownHead : head;
      if (!before.isEmpty() && !reaches(repository, start, before)) {
        rewound = true;
      }
      walk.markStart(start);
      for (RevCommit commit : walk) {
        if (!commits.containsKey(commit.name())) {
          found.add(commit(repository, commit));
        } else {
          walk.markUninteresting(commit);
        }
      }
    } catch (IOException e) {
      if (found.isEmpty()) {
        throw e;
      }
      shallow = true;
    }
    for (int i = found.size() - 1; i >= 0; i--) {
      commits.put(found.get(i).id(), found.get(i));
    }
    return shallow;
  }

  private static boolean reaches(Repository repository, RevCommit tip, String commit)
      throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit wanted = walk.parseCommit(ObjectId.fromString(commit));
      return walk.isMergedInto(wanted, walk.parseCommit(tip));
    } catch (MissingObjectException e) {
      return false;
    }
  }

  private static Commit commit(Repository repository, RevCommit commit) throws IOException {
    boolean merge = commit.getParentCount() > 1;
    return new Commit(
        commit.name(),
        Instant.ofEpochSecond(commit.getCommitTime()),
        commit.getShortMessage(),
        commit.getAuthorIdent() == null ? "" : commit.getAuthorIdent().getName(),
        merge,
        merge && MergeConflicts.conflicted(repository, commit));
  }

  private Reading<Commit> reading(boolean shallow) {
    Status status = Status.READ;
    String detail = "";
    if (shallow) {
      status = Status.PARTIAL;
      detail =
          "the history is cut (a shallow clone or missing or damaged objects); older commits are unknown";
    } else if (rewound) {
      status = Status.REWOUND;
      detail = "the git head went back; commits that are gone are kept as what happened";
    }
    return new Reading<>(List.copyOf(commits.values()), status, detail, position(), List.of());
  }

  private Map<String, Object> position() {
    return Map.of("head", head.isEmpty() ? knownHead : head);
  }
}
