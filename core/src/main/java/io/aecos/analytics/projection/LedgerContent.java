package io.aecos.analytics.projection;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What a projection of a ledger must contain, worked out from the ledger's rows alone: the events
 * up to one row, with their amendments applied. The rows are taken as they come by; events that
 * were amended are looked for in the ledger afterwards. It holds the amendments in memory, not the
 * events. For use by one thread after the other.
 */
final class LedgerContent {
  private static final int BATCH = 10_000;

  private final Ledger ledger;
  private final long until;
  private final ContentHash hash = new ContentHash();
  private final Map<UUID, List<Event>> amendments = new HashMap<>();
  private long taken;

  LedgerContent(Ledger ledger, long until) {
    this.ledger = ledger;
    this.until = until;
  }

  /** Takes the next row of the ledger, or one again; none after {@code until}. */
  void take(LedgerRow row) {
    if (row.seq() <= taken) {
      return;
    }
    taken = row.seq();
    Event event = row.event();
    if (Amendment.is(event)) {
      amendments.computeIfAbsent(Amendment.target(event), target -> new ArrayList<>()).add(event);
    } else {
      hash.add(row);
    }
  }

  /** Takes all rows itself. */
  void takeAll(RebuildSteps steps) {
    long seq = 0;
    while (seq < until) {
      seq = read(seq, this::take, steps);
    }
  }

  /** Once, when all rows were taken. */
  Fingerprint fingerprint(RebuildSteps steps) {
    long seq = 0;
    while (seq < until && !amendments.isEmpty()) {
      seq = read(seq, this::amend, steps);
    }
    return hash.fingerprint();
  }

  private void amend(LedgerRow row) {
    Event event = row.event();
    List<Event> later = Amendment.is(event) ? null : amendments.remove(event.id());
    if (later != null) {
      hash.remove(row);
      Event amended = Amendment.applyAll(event, later);
      if (amended != null) {
        hash.add(new LedgerRow(row.seq(), row.receivedAt(), amended));
      }
    }
  }

  /** Reads some rows after {@code seq} and tells how far it got. */
  private long read(long seq, Consumer<LedgerRow> action, RebuildSteps steps) {
    List<LedgerRow> rows = ledger.read(seq, BATCH);
    for (LedgerRow row : rows) {
      if (row.seq() <= until) {
        action.accept(row);
      }
    }
    long reached = rows.isEmpty() ? until : Math.min(until, rows.get(rows.size() - 1).seq());
    steps.at(reached, "comparing it with the ledger");
    return reached;
  }
}
