package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.ledger.LedgerRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Amendments that were given before their parts came, by their targets. One is either applied when
 * its target comes or, when its own row has come, left to those who look for the target elsewhere.
 * For one thread at a time.
 */
final class AmendmentsAhead {
  private final boolean known;
  private final Map<UUID, List<LedgerRow>> left = new HashMap<>();
  private long furthest;

  /** {@code amendments} are all, in the order of the ledger, or none where they are not known. */
  AmendmentsAhead(List<LedgerRow> amendments) {
    this.known = !amendments.isEmpty();
    for (LedgerRow row : amendments) {
      left.computeIfAbsent(Amendment.target(row.event()), id -> new ArrayList<>()).add(row);
    }
  }

  /** Whether every amendment that comes is among them. */
  boolean areKnown() {
    return known;
  }

  /** Those for {@code target}, in the order of the ledger; none where there are none. */
  List<LedgerRow> of(UUID target) {
    return left.getOrDefault(target, List.of());
  }

  /** Those for {@code target} have been applied. */
  void applied(UUID target) {
    for (LedgerRow row : left.getOrDefault(target, List.of())) {
      furthest = Math.max(furthest, row.seq());
    }
    left.remove(target);
  }

  /** Up to where the ledger has to come, or what was applied is more than what it says. */
  long furthest() {
    return furthest;
  }

  /** Removes and returns those up to ledger row {@code seq} that were not applied. */
  Map<UUID, List<LedgerRow>> takeUpTo(long seq) {
    Map<UUID, List<LedgerRow>> taken = new LinkedHashMap<>();
    Iterator<Map.Entry<UUID, List<LedgerRow>>> entries = left.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<UUID, List<LedgerRow>> entry = entries.next();
      List<LedgerRow> rows = entry.getValue();
      List<LedgerRow> due = new ArrayList<>(rows);
      due.removeIf(row -> row.seq() > seq);
      if (!due.isEmpty()) {
        taken.put(entry.getKey(), due);
        entry.setValue(rows.stream().filter(row -> row.seq() > seq).toList());
      }
      if (due.size() == rows.size()) {
        entries.remove();
      }
    }
    return taken;
  }
}
