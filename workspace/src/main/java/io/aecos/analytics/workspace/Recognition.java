package io.aecos.analytics.workspace;

import io.aecos.analytics.source.Project;
import io.aecos.analytics.workspace.read.Birth;
import io.aecos.analytics.workspace.read.FileNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which folders of a workspace hold which project: first by the marks that a project
 * carries itself, and only where these say nothing by where its folder lies.
 */
final class Recognition {
  private static final Birth NOTHING = new Birth(new TreeSet<>(), List.of());

  private final List<Identity> identities = new ArrayList<>();
  private final Predicate<UUID> stored;
  private final Function<Path, Birth> birth;
  private final Map<Path, Birth> births = new HashMap<>();

  /** One project with the folders of the workspace that hold it; the first is the one to name. */
  static final class Identity {
    final @Nullable Project known;
    final SortedSet<String> marks;
    final List<Path> roots = new ArrayList<>();

    Identity(@Nullable Project known) {
      this.known = known;
      this.marks = new TreeSet<>(known == null ? Set.of() : known.marks());
    }

    boolean liesIn(Path root) {
      return known != null && known.root().equals(FileNames.text(root));
    }

    /** Whether the folder where it was last holds no project any more. */
    boolean isGone() {
      return known == null || !Workspace.isProject(FileNames.path(known.root()));
    }
  }

  /** {@code stored} says whether the ledger holds an event. */
  Recognition(List<Project> known, Predicate<UUID> stored, Function<Path, Birth> birth) {
    known.forEach(project -> identities.add(new Identity(project)));
    this.stored = stored;
    this.birth = birth;
  }

  /** All known projects, and the new ones, with those of {@code roots} that hold them. */
  List<Identity> of(List<Path> roots) {
    List<Path> left = new ArrayList<>(roots);
    roots.forEach(root -> births.put(root, birth.apply(root)));
    left.removeIf(this::byMarks);
    Set<Identity> proven = claimed();
    left.removeIf(root -> byPlace(root, proven));
    left.removeIf(this::byName);
    left.forEach(this::asNew);
    return identities;
  }

  private Set<Identity> claimed() {
    Set<Identity> claimed = new HashSet<>(identities);
    claimed.removeIf(identity -> identity.roots.isEmpty());
    return claimed;
  }

  /**
   * Of several that an older version made of one project, the one that lay here, else a lost one.
   */
  private boolean byMarks(Path root) {
    Comparator<Identity> place =
        Comparator.comparing((Identity identity) -> identity.liesIn(root))
            .thenComparing(Identity::isGone);
    return identities.stream()
        .filter(identity -> compare(identity, root) == Sameness.SAME)
        .max(place)
        .map(identity -> take(identity, root))
        .orElse(false);
  }

  private boolean byPlace(Path root, Set<Identity> proven) {
    for (Identity identity : identities) {
      if (identity.liesIn(root)
          && !proven.contains(identity)
          && !Sameness.replaced(identity.marks, marks(root))) {
        return take(identity, root);
      }
    }
    return false;
  }

  private boolean byName(Path root) {
    for (Identity identity : identities) {
      if (identity.known != null && identity.roots.isEmpty() && identity.isGone()) {
        Sameness same = compare(identity, root);
        boolean named = identity.known.key().equals(ProjectKeys.name(root));
        if (same == Sameness.ALIKE || (same == Sameness.UNKNOWN && named)) {
          return take(identity, root);
        }
      }
    }
    return false;
  }

  private void asNew(Path root) {
    if (!byMarks(root)) {
      Identity identity = new Identity(null);
      identities.add(identity);
      take(identity, root);
    }
  }

  /** A project from a time when no marks were kept is known by the events that it gave. */
  private Sameness compare(Identity identity, Path root) {
    if (identity.known != null && identity.known.marks().isEmpty()) {
      List<UUID> events = births.getOrDefault(root, NOTHING).events(identity.known.seed());
      return events.stream().anyMatch(stored) ? Sameness.SAME : Sameness.UNKNOWN;
    }
    return Sameness.of(identity.marks, marks(root));
  }

  private SortedSet<String> marks(Path root) {
    return births.getOrDefault(root, NOTHING).marks();
  }

  private boolean take(Identity identity, Path root) {
    identity.roots.add(identity.liesIn(root) ? 0 : identity.roots.size(), root);
    identity.marks.addAll(marks(root));
    return true;
  }
}
