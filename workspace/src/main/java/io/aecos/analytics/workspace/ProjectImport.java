package io.aecos.analytics.workspace;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.source.AuditChain;
import io.aecos.analytics.source.Project;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.source.SourceState;
import io.aecos.analytics.workspace.assemble.Happening;
import io.aecos.analytics.workspace.assemble.Known;
import io.aecos.analytics.workspace.assemble.ProjectAssembly;
import io.aecos.analytics.workspace.assemble.ProjectContent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings one project's happenings into the ledger: assembles all that the sources tell, compares
 * with what is stored, and delivers the difference in batches, new happenings as events and news of
 * known ones as amendments. Whatever was interrupted is made up for by the next pass.
 */
final class ProjectImport {
  static final int BATCH = 1_000;

  /** After this long without a change, no source can still stand in for another. */
  private static final Duration SETTLED = Duration.ofMinutes(3);

  private final List<ProjectReader> readers;
  private final ProjectWarehouses warehouses;
  private final Folders folders;
  private final Project project;
  private final Moves moves;
  private final Intake intake;
  private final Ledger ledger;
  private final Delivered delivered;
  private final Problems problems;
  private final InvalidEvents invalid;
  private final boolean keepWords;
  private final Clock clock;
  private final Map<UUID, Long> attempted = new HashMap<>();
  private List<ProjectContent> lastContent = List.of();
  private Instant lastChange = Instant.EPOCH;
  private List<SourceState> lastStates = List.of();
  private Set<EventType> lastTold = Set.of();

  ProjectImport(
      List<ProjectReader> readers,
      ProjectWarehouses warehouses,
      Folders folders,
      Intake intake,
      Ledger ledger,
      Delivered delivered,
      Moves moves,
      boolean keepWords,
      Clock clock) {
    this.readers = List.copyOf(readers);
    this.warehouses = warehouses;
    this.folders = folders;
    this.project = readers.get(0).project();
    this.moves = moves;
    this.intake = intake;
    this.ledger = ledger;
    this.delivered = delivered;
    this.problems = new Problems(ledger.sources(), project.key());
    this.invalid = new InvalidEvents(intake);
    this.keepWords = keepWords;
    this.clock = clock;
  }

  /**
   * One pass; see {@link ProjectReader#read} for {@code thorough}. Nothing is delivered where
   * another folder took the place of the project's while it was read.
   */
  ImportSummary.Part pass(boolean thorough, ImportProgress progress) throws InterruptedException {
    String key = project.key();
    if (thorough) {
      moves.catchUp();
    }
    List<ProjectContent> contents = readers.stream().map(r -> r.read(thorough)).toList();
    Instant now = clock.instant();
    if (folders.areExchanged()) {
      return ImportSummary.Part.none(key, 0);
    }
    ImportSummary.Part rows = warehouses.pass(thorough, ImportSummary.Part.none(key, 0));
    Set<EventType> told = warehouses.types();
    if (!contents.equals(lastContent) || !told.equals(lastTold)) {
      lastChange = now;
    } else if (!thorough || lastChange.plus(SETTLED).isBefore(now)) {
      return rows;
    }
    lastTold = told;
    return rows.and(assemble(contents, now, progress));
  }

  private ImportSummary.Part assemble(
      List<ProjectContent> contents, Instant now, ImportProgress progress)
      throws InterruptedException {
    String key = project.key();
    delivered.catchUp();
    List<Happening> happenings = happenings(contents, now);
    Map<String, List<Delivery.Item>> news = news(happenings);
    contents.forEach(content -> problems.collect(content, news));
    List<SourceState> states = problems.annotate(states(contents, now));
    states = invalid.annotate(states, delivered);
    ImportSummary.Part part = deliver(key, happenings.size(), news, states, progress);
    part = finish(contents, states, part);
    lastContent = contents;
    return part;
  }

  private List<Happening> happenings(List<ProjectContent> contents, Instant now) {
    Known known = delivered.of(project.key());
    List<List<Happening>> told = new ArrayList<>();
    for (ProjectContent content : contents) {
      Known beside = Copies.beside(content, contents, known);
      told.add(ProjectAssembly.of(content, beside, now, keepWords));
    }
    return Copies.united(told);
  }

  private List<SourceState> states(List<ProjectContent> contents, Instant now) {
    List<List<SourceState>> folders =
        contents.stream().map(content -> new SourceStates(content, now, lastTold).all()).toList();
    List<SourceState> states = new ArrayList<>(Copies.states(folders, readers));
    boolean before = ledger.sources().find(project.key(), Copies.PLACE).isPresent();
    SourceState copies = Copies.told(project, before, now);
    if (copies != null) {
      states.add(copies);
    }
    return states;
  }

  private Map<String, List<Delivery.Item>> news(List<Happening> happenings) {
    List<Happening> ordered = new ArrayList<>(happenings);
    ordered.sort(Comparator.comparing(happening -> happening.event().occurredAt()));
    Map<String, List<Delivery.Item>> news = new LinkedHashMap<>();
    for (Happening happening : ordered) {
      Event event = change(intake.canonical(happening.event()));
      if (event != null) {
        invalid.look(event);
        news.computeIfAbsent(event.source(), key -> new ArrayList<>())
            .add(new Delivery.Typed(event, happening.location()));
      }
    }
    return news;
  }

  /** The event or amendment that is to be delivered; null when the ledger knows it all. */
  private @Nullable Event change(Event event) {
    if (Amendment.is(event)) {
      return attempted.put(event.id(), 0L) == null ? event : null;
    }
    Delivered.State own = delivered.state(event.id());
    UUID by = own == null ? null : own.supersededBy();
    UUID target = by == null ? event.id() : by;
    Delivered.State state = by == null ? own : delivered.state(by);
    long digest = Digest.of(event);
    if (state != null && state.digest() == digest) {
      return null;
    }
    Long before = attempted.put(target, digest);
    if (before != null && before == digest) {
      return null;
    }
    if (own == null) {
      return event;
    }
    String revision = String.valueOf(state == null ? 1 : state.revisions() + 1);
    return by == null
        ? Amendment.of(event, event, revision)
        : Amendment.addition(by, event, revision);
  }

  private ImportSummary.Part deliver(
      String key,
      long happenings,
      Map<String, List<Delivery.Item>> news,
      List<SourceState> states,
      ImportProgress progress)
      throws InterruptedException {
    long total = news.values().stream().mapToLong(List::size).sum();
    SourceReport report = total > BATCH ? reading(states) : SourceReport.NOTHING;
    long done = 0;
    ImportSummary.Part part = ImportSummary.Part.none(key, happenings);
    for (Map.Entry<String, List<Delivery.Item>> source : news.entrySet()) {
      List<Delivery.Item> items = source.getValue();
      for (int from = 0; from < items.size(); from += BATCH) {
        if (Thread.interrupted()) {
          throw new InterruptedException("the import was cancelled; it can be resumed");
        }
        List<Delivery.Item> batch = items.subList(from, Math.min(items.size(), from + BATCH));
        part = part.plus(intake.accept(new Delivery(source.getKey(), batch, report).in(key)));
        report = SourceReport.NOTHING;
        done += batch.size();
        progress.step(key, source.getKey(), done, total);
      }
    }
    return part;
  }

  /** Until the last delivery, all sources are said to be still read: a killed import shows. */
  private SourceReport reading(List<SourceState> states) {
    List<SourceState> reading = new ArrayList<>();
    for (SourceState state : states) {
      Optional<SourceState> stored = ledger.sources().find(state.project(), state.source());
      reading.add(
          new SourceState(
              state.project(),
              state.source(),
              SourceState.Status.READING,
              "being read",
              state.feeds(),
              0,
              state.checkedAt(),
              stored.map(SourceState::position).orElse("{}")));
    }
    return new SourceReport(reading, List.of(), List.of(project));
  }

  private ImportSummary.Part finish(
      List<ProjectContent> contents, List<SourceState> states, ImportSummary.Part part) {
    List<SourceState> compared = states.stream().map(ProjectImport::timeless).toList();
    if (compared.equals(lastStates) && part.received() == 0) {
      return part;
    }
    List<AuditChain> chains = new ArrayList<>();
    for (int i = 0; i < readers.size(); i++) {
      readers.get(i).chain(contents.get(i)).ifPresent(chains::add);
    }
    AuditChain chain = Copies.chain(chains);
    SourceReport report =
        new SourceReport(states, chain == null ? List.of() : List.of(chain), List.of(project));
    intake.accept(new Delivery("workspace:sources", List.of(), report));
    lastStates = compared;
    return part;
  }

  private static SourceState timeless(SourceState state) {
    return new SourceState(
        state.project(),
        state.source(),
        state.status(),
        state.detail(),
        state.feeds(),
        state.itemsRead(),
        Instant.EPOCH,
        state.position());
  }
}
