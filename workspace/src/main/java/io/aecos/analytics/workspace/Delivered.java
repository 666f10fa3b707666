package io.aecos.analytics.workspace;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.intake.ErasedPeople;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.overlap.Overlap;
import io.aecos.analytics.pseudonym.Pseudonyms;
import io.aecos.analytics.workspace.assemble.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger holds of workspaces, read from the ledger itself and never remembered elsewhere:
 * so a killed import goes on exactly where the last durable delivery ended. Not safe for use by two
 * threads.
 */
final class Delivered {
  private static final int PAGE = 5_000;

  private final Ledger ledger;
  private final Names names;
  private final Map<UUID, State> states = new HashMap<>();
  private final Map<String, TreeSet<Instant>> told = new HashMap<>();
  private final ErasedPeople erased;
  private Pseudonyms seen;
  private long seq;

  /**
   * When an event happened, the digest of what was last said of it, how often it was amended and
   * which event turned out to be the same happening. Of an event that is not {@code own}, because a
   * hook told of it, only what was added to it is known.
   */
  record State(boolean own, long micros, long digest, int revisions, @Nullable UUID supersededBy) {}

  Delivered(Ledger ledger, Names names, ErasedPeople erased) {
    this.ledger = ledger;
    this.names = names;
    this.erased = erased;
    this.seen = erased.now();
  }

  /**
   * Takes in what was stored since the last call. Once somebody was erased, all of it reads as it
   * will when the ledger is rewritten, and as what is read of AEC OS does from then on.
   */
  void catchUp() {
    Pseudonyms now = erased.now();
    if (now != seen) {
      seen = now;
      seq = 0;
      states.clear();
      told.clear();
    }
    List<LedgerRow> rows;
    do {
      rows = ledger.readFromConnectors(seq, PAGE);
      for (LedgerRow row : rows) {
        seq = row.seq();
        if (row.event().source().startsWith(Ledger.CONNECTOR_SOURCES)) {
          take(erased.renamed(row.event()), row.seq());
        }
      }
    } while (rows.size() == PAGE);
  }

  private void take(Event event, long row) {
    if (Amendment.is(event)) {
      if (!event.source().equals(Moves.SOURCE)) {
        amend(Amendment.target(event), event);
      }
    } else {
      states.put(event.id(), new State(true, event.occurredMicros(), Digest.of(event), 0, null));
      String place = names.today(String.valueOf(event.project()), row) + "\u0000" + event.source();
      told.computeIfAbsent(place, key -> new TreeSet<>()).add(event.occurredAt());
    }
  }

  private void amend(UUID target, Event amendment) {
    State state =
        states.getOrDefault(target, new State(false, amendment.occurredMicros(), 0, 0, null));
    UUID by = Amendment.supersededBy(amendment);
    if (by == null && state.own && amendment.source().equals(Overlap.SOURCE)) {
      // What a warehouse adds to our event is no word of ours.
      return;
    }
    states.put(
        target,
        by == null
            ? new State(
                state.own,
                state.micros,
                Digest.of(amendment),
                state.revisions + 1,
                state.supersededBy)
            : new State(state.own, state.micros, state.digest, state.revisions, better(state, by)));
  }

  /** A hook's event stands above all of ours, whichever was found first. */
  private UUID better(State state, UUID by) {
    UUID before = state.supersededBy;
    return before == null || isOwn(before) ? by : before;
  }

  private boolean isOwn(UUID id) {
    State state = states.get(id);
    return state != null && state.own;
  }

  /** What is stored of an event; null when nothing is. */
  @Nullable State state(UUID id) {
    return states.get(id);
  }

  /** The view of one project. */
  Known of(String project) {
    return new Known() {
      @Override
      public boolean stored(UUID id) {
        return isOwn(id);
      }

      @Override
      public @Nullable Instant standing(UUID id) {
        State state = states.get(id);
        return state == null || state.supersededBy != null ? null : Micros.toInstant(state.micros);
      }

      @Override
      public @Nullable UUID supersededBy(UUID id) {
        State state = states.get(id);
        return state == null ? null : state.supersededBy;
      }

      @Override
      public boolean told(String source, Instant at, Duration span) {
        TreeSet<Instant> times = told.get(project + "\u0000" + source);
        Instant next = times == null ? null : times.ceiling(at.minus(span));
        return next != null && !next.isAfter(at.plus(span));
      }
    };
  }
}
