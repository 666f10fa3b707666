package io.aecos.analytics.overlap;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Projection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts a project once that is both hooked and read by connectors. The hook's event stands,
 * because it says more; the connector's event of the same happening is superseded and adds what the
 * hook leaves out. A warehouse gives way to both. What only one of them tells of stays as it is, so
 * nothing is lost where a hook was missing, off or full. It does not matter which of the two
 * arrives first, nor how late.
 *
 * <p>It is shown ledger rows before they become visible, so that the ledger holds its findings by
 * then: answers that still lack them say that they lag. Its position is kept in the ledger, in the
 * same transaction as its findings. Safe for use by many threads.
 */
public final class Overlap {
  /** The accounting key of what this delivers. */
  public static final String SOURCE = "workspace:overlap";

  private static final int PAGE = 10_000;

  private final Ledger ledger;
  private final Projection projection;
  private final Search search;
  private final Intake intake;
  private final Clock clock;
  private final Map<String, EnumSet<Teller>> tellers = new HashMap<>();
  private @Nullable Boolean nowhere;
  private @Nullable Position position;
  private @Nullable Unseen unseen;

  /** Whether it does not know who told of hidden rows. */
  private boolean passedOver;

  public Overlap(Ledger ledger, Projection projection, Intake intake, Clock clock) {
    this.ledger = ledger;
    this.projection = projection;
    this.search = new Search(projection);
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

  /** Begins anew with what the ledger knows: another node has gone on meanwhile. */
  public synchronized void forget() {
    passedOver = true;
    tellers.clear();
    nowhere = null;
    position = null;
    unseen = null;
  }

  /**
   * Looks at ledger rows that come next after all that the projection shows or, with {@code
   * hidden}, after others that were looked at and that it does not show yet. Gives {@code false}
   * where it would have to find something among those; see {@link
   * io.aecos.analytics.projection.Beforehand#examine}.
   */
  public synchronized boolean examine(List<LedgerRow> rows, boolean hidden) {
    passedOver &= hidden;
    if (rows.get(rows.size() - 1).seq() <= position().seq()) {
      passedOver = true;
      return true;
    }
    if (hidden && (passedOver || hasToSearch(rows))) {
      return false;
    }
    long shown = projection.watermark().seq();
    unseen(shown).shown(shown);
    catchUp(shown);
    look(rows, new Batch(rows));
    return true;
  }

  /** The last ledger row that needs no looking at. */
  public synchronized long passed() {
    return position().seq();
  }

  private boolean hasToSearch(List<LedgerRow> rows) {
    return rows.stream()
        .map(LedgerRow::event)
        .anyMatch(event -> Amendment.isMove(event) || isOfBoth(event));
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
    List<Event> moved = Moved.in(rows, before.seq(), batch, search);
    Set<UUID> gone = moved.stream().map(Event::id).collect(Collectors.toSet());
    Map<String, Map<EventType, List<Event>>> news = new TreeMap<>();
    Stream.concat(
            rows.stream()
                .filter(row -> isOfBoth(row.event()) && row.seq() > before.seq())
                .map(LedgerRow::event)
                .filter(event -> !gone.contains(event.id())),
            moved.stream().filter(this::isOfBoth))
        .forEach(
            event -> {
              String project = Batch.place(event);
              if (!project.equals(Batch.NOWHERE)) {
                shared.add(project);
              }
              news.computeIfAbsent(project, key -> new TreeMap<>())
                  .computeIfAbsent(event.eventType(), key -> new ArrayList<>())
                  .add(event);
            });
    Batch arrived = batch.with(moved);
    List<Delivery.Item> findings = new ArrayList<>();
    news.forEach(
        (project, types) ->
            types.forEach(
                (type, events) -> findings.addAll(findings(project, type, events, arrived))));
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
    if (teller == null || Amendment.is(event)) {
      return false;
    }
    if (event.project() == null) {
      if (teller == Teller.WAREHOUSE) {
        nowhere = true;
      }
      return teller == Teller.WAREHOUSE;
    }
    EnumSet<Teller> known = tellers.computeIfAbsent(event.project(), this::tellersOf);
    known.add(teller);
    return known.size() > 1 || (teller != Teller.WAREHOUSE && isKeptNowhere());
  }

  /** Whether a warehouse tells of happenings without naming their project. */
  private boolean isKeptNowhere() {
    Boolean known = nowhere;
    if (known == null) {
      known = tellersOf(Batch.NOWHERE).contains(Teller.WAREHOUSE);
      nowhere = known;
    }
    return known;
  }

  private EnumSet<Teller> tellersOf(String project) {
    EnumSet<Teller> found = EnumSet.noneOf(Teller.class);
    for (String source : search.sources(project)) {
      Teller teller = Teller.of(source);
      if (teller != null) {
        found.add(teller);
      }
    }
    return found;
  }

  private List<Delivery.Item> findings(
      String project, EventType type, List<Event> news, Batch batch) {
    Map<UUID, Event> told = search.around(project, type, news);
    batch.near(project, type).forEach(event -> told.putIfAbsent(event.id(), event));
    List<Event> all = new ArrayList<>(told.values());
    all.removeIf(unseen(0)::isSuperseded);
    all.removeIf(event -> event.project() == null && !Teller.WAREHOUSE.tells(event));
    List<Delivery.Item> findings = new ArrayList<>();
    between(Teller.HOOK, Teller.CONNECTOR, all, findings);
    between(Teller.HOOK, Teller.WAREHOUSE, all, findings);
    between(Teller.CONNECTOR, Teller.WAREHOUSE, all, findings);
    return findings;
  }

  /** Each event gets at most one counterpart of each teller; those of {@code lower} give way. */
  private void between(Teller upper, Teller lower, List<Event> all, List<Delivery.Item> findings) {
    List<Event> standing =
        all.stream().filter(upper::tells).filter(event -> !isToldBy(lower, event)).toList();
    List<Event> giving = all.stream().filter(lower::tells).toList();
    Set<UUID> gone = new HashSet<>();
    for (Counterparts.Pair pair : Counterparts.among(standing, giving)) {
      tell(pair, lower, findings);
      gone.add(pair.read().id());
    }
    all.removeIf(event -> gone.contains(event.id()));
  }

  private boolean isToldBy(Teller teller, Event event) {
    return Teller.others(event).contains(teller) || unseen(0).isToldBy(teller, event);
  }

  private static void tell(Counterparts.Pair pair, Teller lower, List<Delivery.Item> findings) {
    Event read = pair.read();
    Event gone =
        Amendment.supersession(
            read.id(), pair.hooked().id(), read.occurredAt(), read.project(), SOURCE);
    Event added = Amendment.additionOf(read, pair.hooked().id(), lower.mark(), SOURCE);
    findings.add(new Delivery.Typed(gone, "event " + read.id()));
    findings.add(new Delivery.Typed(added, "event " + read.id()));
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
