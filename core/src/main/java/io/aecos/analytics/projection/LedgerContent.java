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
import org.jspecify.annotations.Nullable;

/**
 * What a projection of a ledger must contain, worked out from the ledger alone: the events up to
 * one row, with their amendments applied. It holds the amendments in memory, not the events.
 */
final class LedgerContent {
  private static final int BATCH = 10_000;

  private final Ledger ledger;
  private final long until;
  private final Map<UUID, List<Event>> amendments = new HashMap<>();

  LedgerContent(Ledger ledger, long until) {
    this.ledger = ledger;
    this.until = until;
  }

  Fingerprint fingerprint(RebuildSteps steps) {
    eachRow(this::collect, steps);
    steps.nextPass();
    ContentHash hash = new ContentHash();
    eachRow(
        row -> {
          Event event = Amendment.is(row.event()) ? null : amended(row.event());
          if (event != null) {
            hash.add(new LedgerRow(row.seq(), row.receivedAt(), event));
          }
        },
        steps);
    return hash.fingerprint();
  }

  private void collect(LedgerRow row) {
    if (Amendment.is(row.event())) {
      amendments
          .computeIfAbsent(Amendment.target(row.event()), target -> new ArrayList<>())
          .add(row.event());
    }
  }

  private @Nullable Event amended(Event event) {
    return Amendment.applyAll(event, amendments.getOrDefault(event.id(), List.of()));
  }

  private void eachRow(Consumer<LedgerRow> action, RebuildSteps steps) {
    long seq = 0;
    List<LedgerRow> rows = ledger.read(seq, BATCH);
    while (!rows.isEmpty()) {
      for (LedgerRow row : rows) {
        seq = row.seq();
        if (seq > until) {
          return;
        }
        action.accept(row);
      }
      steps.at(seq, "comparing it with the ledger");
      rows = ledger.read(seq, BATCH);
    }
  }
}
