package io.aecos.analytics.overlap;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which events found their counterpart in findings that the ledger holds and the projection does
 * not show yet: other rows may lie between an event and what was found of it.
 */
final class Unseen {
  private static final int PAGE = 10_000;

  private final Set<UUID> superseded = new HashSet<>();
  private final Map<UUID, Set<Teller>> told = new HashMap<>();
  private long until;

  /**
   * The findings after {@code seq}, for one who has just begun; they are told like a connector's.
   */
  static Unseen after(long seq, Ledger ledger) {
    Unseen unseen = new Unseen();
    List<LedgerRow> rows = ledger.readFromConnectors(seq, PAGE);
    while (!rows.isEmpty()) {
      rows.forEach(row -> unseen.take(row.event()));
      unseen.until = rows.get(rows.size() - 1).seq();
      rows = ledger.readFromConnectors(unseen.until, PAGE);
    }
    return unseen;
  }

  /** Findings that the ledger has taken in at {@code seq} or before. */
  void add(List<Delivery.Item> findings, long seq) {
    for (Delivery.Item finding : findings) {
      if (finding instanceof Delivery.Typed typed) {
        take(typed.event());
      }
    }
    until = seq;
  }

  private void take(Event event) {
    if (!Amendment.is(event)) {
      return;
    }
    if (Amendment.supersededBy(event) != null) {
      superseded.add(Amendment.target(event));
    } else {
      Set<Teller> others = Teller.others(event);
      if (!others.isEmpty()) {
        told.computeIfAbsent(Amendment.target(event), key -> EnumSet.noneOf(Teller.class))
            .addAll(others);
      }
    }
  }

  /** Forgets what is shown by now. */
  void shown(long seq) {
    if (seq >= until) {
      superseded.clear();
      told.clear();
    }
  }

  boolean isSuperseded(Event event) {
    return superseded.contains(event.id());
  }

  /** Whether {@code teller} was found to tell of {@code event} too. */
  boolean isToldBy(Teller teller, Event event) {
    return told.getOrDefault(event.id(), Set.of()).contains(teller);
  }
}
