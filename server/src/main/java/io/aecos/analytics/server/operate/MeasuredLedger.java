package io.aecos.analytics.server.operate;

import io.aecos.analytics.ledger.AccountingBook;
import io.aecos.analytics.ledger.AppendResult;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.ledger.QuarantineBook;
import io.aecos.analytics.ledger.Rewriting;
import io.aecos.analytics.ledger.Segments;
import io.aecos.analytics.ledger.SentBy;
import io.aecos.analytics.ledger.SourceBook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Counts what a ledger takes in, by outcome, and times its appends. */
final class MeasuredLedger implements Ledger {
  private final Ledger ledger;
  private final Timer appends;
  private final Counter stored;
  private final Counter duplicate;
  private final Counter quarantined;
  private final Counter refused;

  MeasuredLedger(Ledger ledger, MeterRegistry registry) {
    this.ledger = ledger;
    this.appends =
        Timer.builder("aecos.intake.append")
            .description("Making one delivery durable")
            .register(registry);
    this.stored = outcome("stored", registry);
    this.duplicate = outcome("duplicate", registry);
    this.quarantined = outcome("quarantined", registry);
    this.refused = outcome("refused", registry);
  }

  @Override
  public UUID identity() {
    return ledger.identity();
  }

  @Override
  public AppendResult append(LedgerBatch batch) {
    AppendResult result = Objects.requireNonNull(appends.record(() -> ledger.append(batch)));
    int repeated = result.duplicates().cardinality();
    int quarantinedAgain = result.quarantineDuplicates().cardinality();
    stored.increment(batch.events().size() - repeated);
    duplicate.increment(repeated + quarantinedAgain);
    quarantined.increment(batch.quarantined().size() - quarantinedAgain);
    refused.increment(batch.refused().size());
    return result;
  }

  @Override
  public List<LedgerRow> read(long afterSeq, int limit) {
    return ledger.read(afterSeq, limit);
  }

  @Override
  public Optional<Instant> receivedAt(long seq) {
    return ledger.receivedAt(seq);
  }

  @Override
  public List<LedgerRow> readFromConnectors(long afterSeq, int limit) {
    return ledger.readFromConnectors(afterSeq, limit);
  }

  @Override
  public Optional<List<LedgerRow>> amendments(long afterSeq, long until, int limit) {
    return ledger.amendments(afterSeq, until, limit);
  }

  @Override
  public Optional<SentBy> senderOf(UUID id) {
    return ledger.senderOf(id);
  }

  @Override
  public long lastSeq() {
    return ledger.lastSeq();
  }

  @Override
  public AccountingBook accounting() {
    return ledger.accounting();
  }

  @Override
  public QuarantineBook quarantine() {
    return ledger.quarantine();
  }

  @Override
  public SourceBook sources() {
    return ledger.sources();
  }

  @Override
  public Optional<Segments> segments() {
    return ledger.segments();
  }

  @Override
  public List<String> faults() {
    return ledger.faults();
  }

  @Override
  public List<String> countFaults() {
    return ledger.countFaults();
  }

  @Override
  public Optional<String> closed() {
    return ledger.closed();
  }

  @Override
  public Rewriting rewriting() {
    return ledger.rewriting();
  }

  @Override
  public void onNews(Runnable news) {
    ledger.onNews(news);
  }

  @Override
  public void close() {
    ledger.close();
  }

  private static Counter outcome(String name, MeterRegistry registry) {
    return Counter.builder("aecos.intake.events")
        .description("Received items by what became of them")
        .tag("outcome", name)
        .register(registry);
  }
}
