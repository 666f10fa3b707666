package io.aecos.analytics.bench;

import io.aecos.analytics.demo.DemoFirm;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.LedgerRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Generated events in batches. */
final class Firms {
  private Firms() {}

  /** Something done with a batch. */
  interface Batches {
    void accept(List<Event> batch);
  }

  static DemoFirm of(long events) {
    return DemoFirm.until(Instant.now().truncatedTo(ChronoUnit.HOURS)).sized(events);
  }

  /** Hands on about {@code events} events and returns their exact number. */
  static long forEachBatch(long events, int size, Batches batches) {
    return forEachBatch(of(events).stream(), size, batches);
  }

  /**
   * The same with ids as hooks give them, and with the amendments that {@code options} ask for,
   * which count as events here; without the first {@code skipped} of all, which count, too.
   */
  static long forEachBatch(Options options, int size, long skipped, Batches batches) {
    LateAmendments amendments = new LateAmendments(options.amended());
    HookIds ids = new HookIds();
    Stream<Event> events =
        Stream.concat(
            of(options.events()).stream()
                .map(ids::renew)
                .flatMap(event -> Stream.concat(Stream.of(event), amendments.dueAfter(event))),
            Stream.of(amendments).flatMap(LateAmendments::rest));
    return skipped + forEachBatch(events.skip(skipped), size, batches);
  }

  private static long forEachBatch(Stream<Event> events, int size, Batches batches) {
    List<Event> batch = new ArrayList<>(size);
    long[] count = {0};
    events.forEach(
        event -> {
          batch.add(event);
          if (batch.size() == size) {
            count[0] += size;
            batches.accept(batch);
            batch.clear();
          }
        });
    if (!batch.isEmpty()) {
      batches.accept(batch);
    }
    return count[0] + batch.size();
  }

  /** The rows that the ledger would give for a batch whose first event is number {@code seq}. */
  static List<LedgerRow> rows(long seq, List<Event> batch) {
    Instant now = Instant.now();
    List<LedgerRow> rows = new ArrayList<>(batch.size());
    for (Event event : batch) {
      rows.add(new LedgerRow(seq + rows.size(), now, event));
    }
    return rows;
  }
}
