package io.aecos.analytics.workspace;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
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
  private static final String SOURCES = "workspace:";

  private final Ledger ledger;
  private final Map<UUID, State> states = new HashMap<>();
  private final Map<String, TreeSet<Instant>> told = new HashMap<>();
  private long seq;

  /**
   * When an event happened, the digest of what was last said of it, how often it was amended and
   * which event turned out to be the same happening. Of an event that others told of, only what
   * this side added to it is known.
   */
  record State(long micros, long digest, int revisions, @Nullable UUID supersededBy) {}

  Delivered(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Takes in what was stored since the last call. */
  void catchUp() {
    List<LedgerRow> rows;
    do {
      rows = ledger.read(seq, PAGE);
      for (LedgerRow row : rows) {
        seq = row.seq();
        if (row.event().source().startsWith(SOURCES)) {
          take(row.event());
        }
      }
    } while (rows.size() == PAGE);
  }

  private void take(Event event) {
    if (Amendment.is(event)) {
      amend(Amendment.target(event), event);
    } else {
      states.put(event.id(), new State(event.occurredMicros(), Digest.of(event), 0, null));
      String place = event.project() + "\u0000" + event.source();
      told.computeIfAbsent(place, key -> new TreeSet<>()).add(event.occurredAt());
    }
  }

  private void amend(UUID target, Event amendment) {
    UUID by = Amendment.supersededBy(amendment);
    State state = states.get(target);
    long micros = state == null ? amendment.occurredMicros() : state.micros;
    int revisions = state == null ? 0 : state.revisions;
    if (by == null) {
      UUID before = state == null ? null : state.supersededBy;
      states.put(target, new State(micros, Digest.of(amendment), revisions + 1, before));
    } else {
      states.put(target, new State(micros, state == null ? 0 : state.digest, revisions, by));
    }
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
        return states.containsKey(id);
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
