package io.aecos.analytics.workspace;

import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.AccountingBook;
import io.aecos.analytics.ledger.AppendResult;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.ledger.QuarantineBook;
import io.aecos.analytics.ledger.Rewriting;
import io.aecos.analytics.ledger.SentBy;
import io.aecos.analytics.ledger.SourceBook;
import io.aecos.analytics.source.SourceState;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A real ledger that can be told to fail, with what a projection of it would show. */
final class FixtureLedger implements Ledger {
  private final Ledger ledger;
  private final Path scratch;
  private int appendsLeft = Integer.MAX_VALUE;
  private String faulty = "";
  private int attempts;

  FixtureLedger(Path folder) {
    this.ledger = SqliteLedger.open(folder.resolve("ledger.sqlite"));
    this.scratch = folder.resolve("scratch");
  }

  /** The next {@code appends} succeed, the one after fails. */
  synchronized void failAfter(int appends) {
    appendsLeft = appends;
  }

  /** How often something was to be stored, in vain or not. */
  synchronized int attempts() {
    return attempts;
  }

  /** What {@code project} tells fails inside, as a fault of ours would; "" mends it. */
  synchronized void failFor(String project) {
    faulty = project;
  }

  ImportSummary importAll(Path workspace) {
    try {
      return importer().run(workspace, ImportProgress.SILENT);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  WorkspaceImporter importer() {
    Intake intake = new Intake(this, EventCatalog.shipped(), Clock.systemUTC(), () -> {});
    return new WorkspaceImporter(intake, this, WorkspaceSettings.in(scratch), Clock.systemUTC());
  }

  WorkspaceSettings settings() {
    return WorkspaceSettings.in(scratch);
  }

  /** All events with their amendments applied. */
  List<Event> events() {
    Map<UUID, Event> events = new LinkedHashMap<>();
    for (LedgerRow row : ledger.read(0, 1_000_000)) {
      Event event = row.event();
      if (Amendment.is(event)) {
        events.computeIfPresent(
            Amendment.target(event), (id, target) -> Amendment.applyAll(target, List.of(event)));
      } else {
        events.put(event.id(), event);
      }
    }
    return List.copyOf(events.values());
  }

  List<Event> events(String type) {
    return events().stream().filter(event -> event.eventType().toString().equals(type)).toList();
  }

  /** How often each combination of all that can be counted, grouped or summed occurs. */
  Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new TreeMap<>();
    for (Event event : events()) {
      String line =
          String.join(
              " ",
              event.eventType().toString(),
              String.valueOf(event.user()),
              String.valueOf(event.elementType()),
              String.valueOf(event.elementGuid()),
              String.valueOf(event.discipline()),
              String.valueOf(event.templateId()),
              String.valueOf(event.region()),
              String.valueOf(event.codeEdition()),
              String.valueOf(event.value()),
              event.attributes().toString());
      numbers.merge(line, 1, Integer::sum);
    }
    return numbers;
  }

  SourceState state(String project, String source) {
    return ledger.sources().find(project, source).orElseThrow();
  }

  SourceState state(String source) {
    return ledger.sources().all().stream()
        .filter(state -> state.source().equals(source))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public UUID identity() {
    return ledger.identity();
  }

  @Override
  public synchronized AppendResult append(LedgerBatch batch) {
    attempts++;
    if (batch.events().stream().anyMatch(event -> faulty.equals(event.project()))) {
      throw new IllegalStateException("a fault");
    }
    if (appendsLeft-- <= 0) {
      throw new AnalyticsException(ErrorCode.LEDGER_UNAVAILABLE, "the disk is full");
    }
    return ledger.append(batch);
  }

  @Override
  public List<LedgerRow> read(long afterSeq, int limit) {
    return ledger.read(afterSeq, limit);
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
  public Rewriting rewriting() {
    return ledger.rewriting();
  }

  @Override
  public void close() {
    ledger.close();
  }
}
