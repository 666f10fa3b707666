package io.aecos.analytics.workspace;

import io.aecos.analytics.workspace.read.Birth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether two folders hold the same project, judged by the marks that they carry. */
enum Sameness {
  /** They tell of the same happenings. */
  SAME,
  /** They began alike, which is no proof: many projects are made from one template or script. */
  ALIKE,
  /** They began differently. */
  DIFFERENT,
  /** They have nothing that could be compared. */
  UNKNOWN;

  private static final List<String> OWN =
      List.of(Birth.AUDIT, Birth.METRICS, Birth.FEED, Birth.INTERACTION);

  static Sameness of(Set<String> one, Set<String> other) {
    if (OWN.stream().anyMatch(kind -> agree(kind, one, other))) {
      return SAME;
    }
    if (differ(Birth.AUDIT, one, other) || differ(Birth.METRICS, one, other)) {
      return DIFFERENT;
    }
    if (agree(Birth.WORK, one, other)) {
      return SAME;
    }
    if (OWN.stream().anyMatch(kind -> differ(kind, one, other)) || differ(Birth.WORK, one, other)) {
      return DIFFERENT;
    }
    if (agree(Birth.ROOT, one, other)) {
      return ALIKE;
    }
    return differ(Birth.ROOT, one, other) ? DIFFERENT : UNKNOWN;
  }

  /**
   * Whether a folder that is where {@code known} was holds another project now. A source that was
   * begun anew in a repository that is still the same makes no other project.
   */
  static boolean replaced(Set<String> known, Set<String> found) {
    if (of(known, found) != DIFFERENT || agree(Birth.ROOT, known, found)) {
      return false;
    }
    return differ(Birth.ROOT, known, found)
        || differ(Birth.AUDIT, known, found)
        || differ(Birth.METRICS, known, found);
  }

  private static boolean agree(String kind, Set<String> one, Set<String> other) {
    return of(kind, one).stream().anyMatch(other::contains);
  }

  private static boolean differ(String kind, Set<String> one, Set<String> other) {
    return !of(kind, one).isEmpty() && !of(kind, other).isEmpty() && !agree(kind, one, other);
  }

  private static Set<String> of(String kind, Set<String> marks) {
    Set<String> found = new TreeSet<>();
    marks.stream().filter(mark -> mark.startsWith(kind + ":")).forEach(found::add);
    return found;
  }
}
