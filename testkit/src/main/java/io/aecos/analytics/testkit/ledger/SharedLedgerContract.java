package io.aecos.analytics.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.AccountingBook.Counts;
import io.aecos.analytics.ledger.AppendResult;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.ledger.SentBy;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.source.SourceState;
import io.aecos.analytics.testkit.fixture.Practice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Holds an engine to what it promises where several nodes have one ledger open. {@link #open} gives
 * the same ledger each time.
 */
public abstract class SharedLedgerContract {
  private static final int EVENTS = 1_200;

  @SuppressWarnings("NullAway.Init")
  private List<Ledger> nodes;

  /** Opens the ledger of the current test once more. */
  protected abstract Ledger open();

  @BeforeEach
  void openTwice() {
    nodes = List.of(open(), open());
  }

  @AfterEach
  void closeBoth() {
    nodes.forEach(Ledger::close);
  }

  @Test
  void identity_isTheSameOnBoth() {
    assertThat(nodes.get(0).identity()).isEqualTo(nodes.get(1).identity());
  }

  @Test
  void sources_writtenByOne_areThoseOfTheOther() {
    for (long read = 1; read < 4; read++) {
      SourceState state =
          new SourceState(
              "clinic",
              "analytics.db",
              SourceState.Status.READ,
              "",
              Set.of(Practice.PARSED),
              read,
              Instant.EPOCH,
              "");
      nodes
          .get((int) read % 2)
          .append(
              new LedgerBatch(
                  "connector",
                  Instant.EPOCH,
                  List.of(),
                  List.of(),
                  List.of(),
                  new SourceReport(List.of(state), List.of(), List.of())));
      assertThat(nodes.get(0).sources().all()).containsExactly(state);
      assertThat(nodes.get(1).sources().all()).containsExactly(state);
    }
  }

  /**
   * Deliveries of very different sizes overlap, so that a small one that began late is done before
   * a large one that began early. Who follows by sequence number never looks back.
   */
  @Test
  void read_whileBothAppend_passesOverNothing() throws Exception {
    List<Event> events = Practice.of(11).happenings(EVENTS);
    List<Callable<AppendResult>> work = new ArrayList<>();
    int from = 0;
    for (int i = 0; from < EVENTS; i++) {
      int to = Math.min(EVENTS, from + (i % 5 == 0 ? 150 : 1 + i % 7));
      LedgerBatch batch = batch("hook " + i % 3, events.subList(from, to));
      Ledger node = nodes.get(i % 2);
      work.add(() -> node.append(batch));
      from = to;
    }
    List<LedgerRow> followed = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<AppendResult>> appends = new ArrayList<>();
      work.forEach(append -> appends.add(threads.submit(append)));
      for (int look = 0; !appends.stream().allMatch(Future::isDone); look++) {
        followed.addAll(nodes.get(look % 2).read(reached(followed), 50));
      }
      for (Future<AppendResult> append : appends) {
        assertThat(append.get().duplicates().isEmpty()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    followed.addAll(nodes.get(0).read(reached(followed), EVENTS));
    assertThat(followed).isEqualTo(nodes.get(1).read(0, EVENTS));
    assertThat(followed).extracting(LedgerRow::event).containsExactlyInAnyOrderElementsOf(events);
  }

  private static long reached(List<LedgerRow> rows) {
    return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).seq();
  }

  @Test
  void append_theSameByBothAtOnce_storesEachOnce() throws Exception {
    List<Event> events = Practice.of(12).happenings(400);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<AppendResult>> work = new ArrayList<>();
      for (int from = 0; from < 400; from += 40) {
        LedgerBatch batch = batch("hook", events.subList(from, from + 40));
        nodes.forEach(node -> work.add(() -> node.append(batch)));
      }
      for (Future<AppendResult> result : threads.invokeAll(work)) {
        result.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(nodes.get(0).read(0, 1000))
        .extracting(LedgerRow::event)
        .containsExactlyInAnyOrderElementsOf(events);
    nodes.forEach(
        node -> assertThat(node.accounting().total()).isEqualTo(new Counts(400, 400, 0, 0)));
  }

  @Test
  void append_onOne_isThereOnTheOtherAtOnce() {
    List<Event> events = Practice.of(13).happenings(20);
    for (int i = 0; i < events.size(); i++) {
      nodes.get(i % 2).append(batch("hook", events.subList(i, i + 1)));
      assertThat(nodes.get((i + 1) % 2).read(0, 100)).hasSize(i + 1);
      assertThat(nodes.get((i + 1) % 2).senderOf(events.get(i).id())).isPresent();
    }
  }

  private static LedgerBatch batch(String source, List<Event> events) {
    return new LedgerBatch(
        new SentBy(SentBy.Kind.PROGRAM, source),
        source,
        Practice.MONDAY,
        events,
        List.of(),
        List.of(),
        SourceReport.NOTHING,
        List.of());
  }
}
