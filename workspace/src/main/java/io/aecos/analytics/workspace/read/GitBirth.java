package io.aecos.analytics.workspace.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** The first commits of a repository: the very first, and the first that tells of work. */
final class GitBirth {
  private static final Comparator<RevCommit> OLDEST =
      Comparator.comparingInt(RevCommit::getCommitTime).thenComparing(RevCommit::getName);

  private GitBirth() {}

  /** Marks by their kind; none where there is no history that can be read to its end. */
  static Map<String, String> of(ProjectDirectory directory, Path scratch) {
    QuietGit.install();
    try {
      Path git = GitFolder.in(directory.resolve(""));
      if (git == null) {
        return Map.of();
      }
      try (GitFolder folder = GitFolder.open(git, scratch)) {
        return of(folder.repository());
      }
    } catch (IOException | RuntimeException e) {
      // The reader of the history says why.
      return Map.of();
    }
  }

  private static Map<String, String> of(Repository repository) throws IOException {
    ObjectId tip = GitFolder.tip(repository);
    if (tip == null || !repository.getObjectDatabase().getShallowCommits().isEmpty()) {
      return Map.of();
    }
    Map<String, RevCommit> first = new TreeMap<>();
    try (RevWalk walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(tip));
      for (RevCommit commit : walk) {
        if (commit.getParentCount() == 0) {
          first.merge(Birth.ROOT, commit, GitBirth::older);
        }
        if (!commit.getShortMessage().startsWith("chore: initialise")) {
          first.merge(Birth.WORK, commit, GitBirth::older);
        }
      }
    }
    Map<String, String> marks = new TreeMap<>();
    first.forEach((kind, commit) -> marks.put(kind, commit.getName()));
    return marks;
  }

  private static RevCommit older(RevCommit one, RevCommit other) {
    return OLDEST.compare(one, other) <= 0 ? one : other;
  }
}
