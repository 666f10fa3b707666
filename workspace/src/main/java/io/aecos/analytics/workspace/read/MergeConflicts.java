package io.aecos.analytics.workspace.read;

import java.io.IOException;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Merges the parents of a merge commit again, in memory, to see whether they conflicted. JGit's own
 * mergers write the merged files into the repository, so this one only compares.
 */
final class MergeConflicts {
  private static final int BASE = 0;
  private static final int OURS = 1;
  private static final int THEIRS = 2;
  private static final int LARGEST_TEXT = 8 << 20;

  private MergeConflicts() {}

  static boolean conflicted(Repository repository, RevCommit merge) throws IOException {
    if (merge.getParentCount() != 2) {
      return false;
    }
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit ours = walk.parseCommit(merge.getParent(0));
      RevCommit theirs = walk.parseCommit(merge.getParent(1));
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(ours);
      walk.markStart(theirs);
      RevCommit base = walk.next();
      return base != null && conflict(repository, base, ours, theirs);
    }
  }

  private static boolean conflict(
      Repository repository, RevCommit base, RevCommit ours, RevCommit theirs) throws IOException {
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(base.getTree());
      walk.addTree(ours.getTree());
      walk.addTree(theirs.getTree());
      walk.setFilter(TreeFilter.ANY_DIFF);
      walk.setRecursive(true);
      while (walk.next()) {
        if (conflict(walk)) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean conflict(TreeWalk walk) throws IOException {
    ObjectId base = walk.getObjectId(BASE);
    ObjectId ours = walk.getObjectId(OURS);
    ObjectId theirs = walk.getObjectId(THEIRS);
    if (ours.equals(theirs) || base.equals(ours) || base.equals(theirs)) {
      return false;
    }
    for (int side = BASE; side <= THEIRS; side++) {
      if (walk.getFileMode(side).getObjectType() != FileMode.REGULAR_FILE.getObjectType()) {
        return true;
      }
    }
    return textConflict(walk.getObjectReader(), base, ours, theirs);
  }

  private static boolean textConflict(
      ObjectReader reader, ObjectId base, ObjectId ours, ObjectId theirs) throws IOException {
    return new MergeAlgorithm()
        .merge(
            RawTextComparator.DEFAULT, text(reader, base), text(reader, ours), text(reader, theirs))
        .containsConflicts();
  }

  private static RawText text(ObjectReader reader, ObjectId id) throws IOException {
    return new RawText(reader.open(id).getCachedBytes(LARGEST_TEXT));
  }
}
