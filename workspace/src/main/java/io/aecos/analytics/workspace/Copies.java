package io.aecos.analytics.workspace;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.source.AuditChain;
import io.aecos.analytics.source.Project;
import io.aecos.analytics.source.SourceState;
import io.aecos.analytics.source.SourceState.Status;
import io.aecos.analytics.workspace.assemble.Happening;
import io.aecos.analytics.workspace.assemble.Known;
import io.aecos.analytics.workspace.assemble.ProjectContent;
import io.aecos.analytics.workspace.read.AuditRow;
import io.aecos.analytics.workspace.read.MetricRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What several folders tell that hold the same project: a copy, a clone, a work tree. What two of
 * them tell is one happening, what only one tells is one too. Each folder is understood on its own,
 * because the rows of two databases that have parted have the same numbers.
 */
final class Copies {
  static final String PLACE = "copies";

  private Copies() {}

  /** Each happening once; of what several tell, the first is completed by the others. */
  static List<Happening> united(List<List<Happening>> told) {
    if (told.size() == 1) {
      return told.get(0);
    }
    Map<UUID, Happening> united = new LinkedHashMap<>();
    told.forEach(
        folder ->
            folder.forEach(
                happening -> united.merge(happening.event().id(), happening, Copies::completed)));
    return List.copyOf(united.values());
  }

  private static Happening completed(Happening first, Happening second) {
    if (Amendment.is(first.event())) {
      return first;
    }
    Event more = Amendment.addition(first.event().id(), second.event(), "");
    return new Happening(Amendment.apply(first.event(), more), first.location());
  }

  /** {@code known}, and what the authorities in the other folders tell of. */
  static Known beside(ProjectContent own, List<ProjectContent> all, Known known) {
    Map<String, TreeSet<Instant>> told = new LinkedHashMap<>();
    for (ProjectContent other : all) {
      if (other != own) {
        Stream<Instant> metrics = other.analytics().records().stream().map(MetricRow::at);
        Stream<Instant> audits = other.audit().records().stream().map(AuditRow::at);
        metrics.forEach(times(told, "workspace:analytics.db")::add);
        audits.forEach(times(told, "workspace:audit.db")::add);
      }
    }
    return told.isEmpty() ? known : new Beside(known, told);
  }

  private static TreeSet<Instant> times(Map<String, TreeSet<Instant>> told, String source) {
    return told.computeIfAbsent(source, key -> new TreeSet<>());
  }

  /** The state of each source over all folders, the first of which has the say. */
  static List<SourceState> states(List<List<SourceState>> folders, List<ProjectReader> readers) {
    Map<String, SourceState> states = new LinkedHashMap<>();
    for (int i = 0; i < folders.size(); i++) {
      String place = String.valueOf(readers.get(i).root());
      for (SourceState state : folders.get(i)) {
        states.merge(state.source(), state, (first, second) -> state(first, second, place));
      }
    }
    return List.copyOf(states.values());
  }

  private static SourceState state(SourceState first, SourceState second, String place) {
    if (first.status() == Status.ABSENT) {
      return with(second, second.status(), second.detail(), first.position());
    }
    boolean says =
        second.status() != Status.ABSENT
            && second.status() != Status.PLACEHOLDER
            && !second.status().complete();
    return says && first.status().complete()
        ? with(first, Status.PARTIAL, "in " + place + ": " + second.detail(), first.position())
        : first;
  }

  private static SourceState with(
      SourceState state, Status status, String detail, String position) {
    return new SourceState(
        state.project(),
        state.source(),
        status,
        detail,
        state.feeds(),
        state.itemsRead(),
        state.checkedAt(),
        position);
  }

  /** The chain that is worst off; null where no folder has one. */
  static @Nullable AuditChain chain(List<AuditChain> chains) {
    return chains.stream()
        .filter(chain -> chain.condition() != AuditChain.Condition.INTACT)
        .findFirst()
        .orElse(chains.isEmpty() ? null : chains.get(0));
  }

  /** Says in which folders the project lies, once it lies or lay in more than one. */
  static @Nullable SourceState told(Project project, boolean before, Instant now) {
    if (project.copies().isEmpty() && !before) {
      return null;
    }
    List<String> folders = new ArrayList<>(List.of(project.root()));
    folders.addAll(project.copies());
    String detail =
        folders.size() == 1
            ? ""
            : "the same project lies in "
                + folders.size()
                + " folders: "
                + String.join(", ", folders)
                + "; what they all tell counts once, and so does what only one of them tells";
    return new SourceState(
        project.key(), PLACE, Status.READ, detail, Set.of(), folders.size(), now, "{}");
  }

  /** What is known, where other folders have a say in what an authority told of. */
  private record Beside(Known known, Map<String, TreeSet<Instant>> told) implements Known {
    @Override
    public boolean stored(UUID id) {
      return known.stored(id);
    }

    @Override
    public @Nullable Instant standing(UUID id) {
      return known.standing(id);
    }

    @Override
    public @Nullable UUID supersededBy(UUID id) {
      return known.supersededBy(id);
    }

    @Override
    public boolean told(String source, Instant at, Duration span) {
      Instant next = told.getOrDefault(source, new TreeSet<>()).ceiling(at.minus(span));
      boolean near = next != null && !next.isAfter(at.plus(span));
      return near || known.told(source, at, span);
    }
  }
}
