package io.aecos.analytics.bench;

import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.AccountingBook;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.ledger.QuarantineBook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares a ledger, to the unit, with what was acknowledged, promised and sent. */
final class FaultsVerdict {
  private static final int PAGE = 10_000;

  private final Map<String, BitSet> stored = new HashMap<>();
  private final List<String> violations = new ArrayList<>();
  private final List<String> figures = new ArrayList<>();
  private long rows;
  private long rowsFromHooks;
  private long twice;

  /** What does not hold; empty when every promise was kept. */
  List<String> violations() {
    return violations;
  }

  List<String> figures() {
    return figures;
  }

  long rows() {
    return rows;
  }

  /**
   * {@code promised} holds, by host, the number up to which its hook called the events durable;
   * {@code sent} the outcomes, by name, that the hooks counted.
   */
  void judge(
      Path ledgerFile, Deliveries deliveries, Map<String, Long> promised, Map<String, Long> sent) {
    try (Ledger ledger = SqliteLedger.open(ledgerFile)) {
      read(ledger);
      require(twice == 0, "%,d events are stored twice".formatted(twice));
      judgeAcknowledged(deliveries.acknowledged());
      judgePromised(promised);
      judgeBooks(ledger, deliveries.attempts(), sent);
    }
  }

  private void read(Ledger ledger) {
    List<LedgerRow> page = ledger.read(0, PAGE);
    while (!page.isEmpty()) {
      page.forEach(row -> read(row.event()));
      page = ledger.read(page.get(page.size() - 1).seq(), PAGE);
    }
  }

  private void read(Event event) {
    rows++;
    rowsFromHooks += event.source().startsWith("hook:") ? 1 : 0;
    Double value = event.value();
    if (event.module().equals("faults") && value != null) {
      BitSet numbers = stored.computeIfAbsent(String.valueOf(event.user()), u -> new BitSet());
      twice += numbers.get(value.intValue()) ? 1 : 0;
      numbers.set(value.intValue());
    }
  }

  private void judgeAcknowledged(Map<String, BitSet> acknowledged) {
    long all = 0;
    for (Map.Entry<String, BitSet> entry : acknowledged.entrySet()) {
      all += entry.getValue().cardinality();
      missing(entry.getKey(), "acknowledged", entry.getValue());
    }
    figures.add("%,d different events acknowledged to posters".formatted(all));
  }

  private void judgePromised(Map<String, Long> promised) {
    long java = 0;
    long python = 0;
    for (Map.Entry<String, Long> entry : promised.entrySet()) {
      BitSet numbers = new BitSet();
      numbers.set(1, Math.toIntExact(entry.getValue() + 1));
      missing(entry.getKey(), "durable", numbers);
      if (entry.getKey().startsWith("java")) {
        java += entry.getValue();
      } else {
        python += entry.getValue();
      }
    }
    figures.add("%,d durable by the Java hook, %,d by the Python hook".formatted(java, python));
  }

  private void missing(String name, String called, BitSet numbers) {
    BitSet missing = (BitSet) numbers.clone();
    missing.andNot(stored.getOrDefault(name, new BitSet()));
    require(
        missing.isEmpty(),
        "%,d %s events of %s are lost, the first is %d"
            .formatted(missing.cardinality(), called, name, missing.nextSetBit(0)));
  }

  private void judgeBooks(
      Ledger ledger, List<Deliveries.Attempt> attempts, Map<String, Long> sent) {
    Set<String> markers = new HashSet<>();
    for (QuarantineBook.Entry entry : ledger.quarantine().list(null, Integer.MAX_VALUE)) {
      String marker = new String(entry.item().raw(), StandardCharsets.UTF_8);
      require(markers.add(marker), marker + " is quarantined twice");
    }
    long taken = 0;
    long unanswered = 0;
    long posted = 0;
    long tooLarge = 0;
    for (Deliveries.Attempt attempt : attempts) {
      boolean in = markers.contains(attempt.marker());
      require(in || !attempt.answered(), attempt.marker() + " was answered and is not there");
      if (in) {
        taken++;
        unanswered += attempt.answered() ? 0 : 1;
        posted += attempt.items();
        tooLarge += attempt.tooLarge() ? 1 : 0;
      }
    }
    AccountingBook.Counts books = ledger.accounting().total();
    same("stored in the books and rows in the ledger", books.stored(), rows);
    same("quarantined in the books and requests taken in", books.quarantined(), taken);
    same("entries of the quarantine and requests taken in", markers.size(), taken);
    same("refused in the books and sent too large", books.refused(), tooLarge);
    long byPosters = rows - rowsFromHooks + taken + tooLarge;
    long fromHooks = books.received() - posted;
    require(
        posted >= byPosters, "posters sent %,d, of which %,d count".formatted(posted, byPosters));
    long counted = sent.values().stream().mapToLong(Long::longValue).sum();
    require(
        fromHooks >= Math.max(rowsFromHooks, counted),
        "of the hooks' events %,d were received, %,d stored and %,d answered"
            .formatted(fromHooks, rowsFromHooks, counted));
    figures.add(
        "posters: %,d requests, %,d taken in, %,d of these without an answer; %,d items"
            .formatted(attempts.size(), taken, unanswered, posted));
    figures.add(
        "hooks: %,d items received, %,d stored, %,d duplicates"
            .formatted(fromHooks, rowsFromHooks, fromHooks - rowsFromHooks));
    figures.add(
        "books: %,d received = %,d stored + %,d duplicate + %,d quarantined + %,d refused"
            .formatted(
                books.received(),
                books.stored(),
                books.duplicate(),
                books.quarantined(),
                books.refused()));
  }

  private void same(String what, long one, long other) {
    require(one == other, "%s differ: %,d and %,d".formatted(what, one, other));
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      violations.add(otherwise);
    }
  }
}
