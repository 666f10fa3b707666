package io.aecos.analytics.overlap;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts a project once that is both hooked and read by connectors. The hook's event stands,
 * because it says more; the connector's event of the same happening is superseded and adds what the
 * hook leaves out. What only one of them tells of stays as it is, so nothing is lost where a hook
 * was missing, off or full. It does not matter which of the two arrives first, nor how late.
 *
 * <p>It is shown ledger rows before they become visible, so that the ledger holds its findings by
 * then: answers that still lack them say that they lag. Its position is kept in the ledger, in the
 * same transaction as its findings. Safe for use by many threads.
 */
public final class Overlap {
  /** The accounting key of what this delivers. */
  public static final String SOURCE = "workspace:overlap";

  private static final Dimension BY_SOURCE = Dimension.of(EventColumn.SOURCE);
  private static final Dimension BY_PROJECT = Dimension.of(EventColumn.PROJECT);
  private static final int PAGE = 10_000;

  private final Ledger ledger;
  private final Projection projection;
  private final Intake intake;
  private final Clock clock;
  private final Map<String, EnumSet<Teller>> tellers = new HashMap<>();
  private @Nullable Position position;
  private @Nullable Unseen unseen;

  public Overlap(Ledger ledger, Projection projection, Intake intake, Clock clock) {
    this.ledger = ledger;
    this.projection = projection;
    this.intake = intake;
    this.clock = clock;
  }

  /** The projects that both a hook and connectors tell of, as far as was seen. */
  public synchronized Set<String> projects() {
    return position().shared();
  }

  /** Whose events are counted in those projects, and for which time. */
  public List<SourceShare> counted(Scope scope) {
    return SourceShare.in(projects(), scope, projection);
  }

  /** Looks at the ledger rows that come next after all that the projection shows. */
  public synchronized void examine(List<LedgerRow> rows) {
    long shown = projection.watermark().seq();
    if (rows.get(rows.size() - 1).seq() > position().seq()) {
      unseen(shown).shown(shown);
      catchUp(shown);
      look(rows, new Batch(rows));
    }
  }

  /** What became visible while nobody looked. */
  private void catchUp(long until) {
    while (position().seq() < until) {
      long from = position().seq();
      List<LedgerRow> rows =
          ledger.read(from, PAGE).stream().filter(row -> row.seq() <= until).toList();
      if (rows.isEmpty()) {
        return;
      }
      look(rows, Batch.NOTHING);
    }
  }

  private Unseen unseen(long shown) {
    Unseen current = unseen;
    if (current == null) {
      current = Unseen.after(shown, ledger);
      unseen = current;
    }
    return current;
  }

  private void look(List<LedgerRow> rows, Batch batch) {
    Position before = position();
    Set<String> shared = new TreeSet<>(before.shared());
    Map<String, Map<EventType, TreeSet<Instant>>> news = new TreeMap<>();
    for (LedgerRow row : rows) {
      Event event = row.event();
      if (row.seq() > before.seq() && isOfBoth(event)) {
        shared.add(String.valueOf(event.project()));
        news.computeIfAbsent(String.valueOf(event.project()), key -> new TreeMap<>())
            .computeIfAbsent(event.eventType(), key -> new TreeSet<>())
            .add(event.occurredAt());
      }
    }
    List<Delivery.Item> findings = new ArrayList<>();
    news.forEach(
        (project, types) ->
            types.forEach((type, times) -> findings.addAll(findings(project, type, times, batch))));
    Position after = before.at(rows.get(rows.size() - 1).seq(), shared);
    if (!findings.isEmpty() || after.isFarFrom(before)) {
      intake.accept(new Delivery(SOURCE, findings, after.report(clock.instant())));
      unseen(0).add(findings, ledger.lastSeq());
      after = after.stored();
    }
    position = after;
  }

  private boolean isOfBoth(Event event) {
    Teller teller = Teller.of(event.source());
    if (teller == null || event.project() == null || Amendment.is(event)) {
      return false;
    }
    EnumSet<Teller> known = tellers.computeIfAbsent(event.project(), this::tellersOf);
    known.add(teller);
    return known.size() == Teller.values().length;
  }

  private EnumSet<Teller> tellersOf(String project) {
    EnumSet<Teller> found = EnumSet.noneOf(Teller.class);
    projection
        .values(BY_SOURCE, select(Plan.Window.EVER, List.of(of(project)), null))
        .forEach(
            source -> {
              Teller teller = Teller.of(source.value());
              if (teller != null) {
                found.add(teller);
              }
            });
    return found;
  }

  private List<Delivery.Item> findings(
      String project, EventType type, TreeSet<Instant> times, Batch batch) {
    List<Delivery.Item> findings = new ArrayList<>();
    for (Plan.Window window : Windows.around(times)) {
      List<Event> all = told(project, type, window);
      batch.of(project, type).stream().filter(event -> isWithin(event, window)).forEach(all::add);
      all.removeIf(unseen(0)::isMatched);
      List<Event> hooked =
          all.stream().filter(event -> Teller.HOOK.tells(event) && isAlone(event)).toList();
      List<Event> read = all.stream().filter(Teller.CONNECTOR::tells).toList();
      Counterparts.among(hooked, read).forEach(pair -> tell(pair, findings));
    }
    return findings;
  }

  private static boolean isAlone(Event hooked) {
    return !hooked.attributes().containsKey(Amendment.ALSO_TOLD_BY);
  }

  private static boolean isWithin(Event event, Plan.Window window) {
    return !event.occurredAt().isBefore(window.from()) && event.occurredAt().isBefore(window.to());
  }

  private static void tell(Counterparts.Pair pair, List<Delivery.Item> findings) {
    Event read = pair.read();
    Event gone =
        Amendment.supersession(
            read.id(), pair.hooked().id(), read.occurredAt(), read.project(), SOURCE);
    Event added = Amendment.additionOf(read, pair.hooked().id(), SOURCE);
    findings.add(new Delivery.Typed(gone, "event " + read.id()));
    findings.add(new Delivery.Typed(added, "event " + read.id()));
  }

  private List<Event> told(String project, EventType type, Plan.Window window) {
    List<Condition> filter = List.of(of(project), new Condition.TypeIn(Set.of(type)));
    List<Event> events = new ArrayList<>();
    String cursor = null;
    do {
      EventPage page = projection.events(select(window, filter, cursor));
      page.rows().forEach(row -> events.add(row.event()));
      cursor = page.next();
    } while (cursor != null);
    return events;
  }

  private static Condition of(String project) {
    return new Condition.In(BY_PROJECT, Set.of(project));
  }

  private static EventSelection select(
      Plan.Window window, List<Condition> filter, @Nullable String cursor) {
    return new EventSelection(
        new Scope.Everything(), window, new Condition.All(filter), ZoneOffset.UTC, PAGE, cursor);
  }

  private Position position() {
    Position current = position;
    if (current == null) {
      current = Position.in(ledger.sources());
      position = current;
    }
    return current;
  }
}
