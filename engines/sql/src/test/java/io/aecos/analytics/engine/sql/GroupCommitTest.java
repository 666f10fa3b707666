package io.aecos.analytics.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.ledger.AppendResult;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class GroupCommitTest {
  private static final String POISON = "poison";

  private final List<List<String>> committed = new ArrayList<>();
  private final CountDownLatch started = new CountDownLatch(1);
  private final CompletableFuture<Void> released = new CompletableFuture<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final GroupCommit commits = new GroupCommit(this::write);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void append_whileACommitIsUnderWay_sharesTheNextOne() throws Exception {
    List<Future<AppendResult>> all = deliver("first", "a", "b", "c");
    for (Future<AppendResult> one : all) {
      assertThat(one.get().lastSeq()).isPositive();
    }
    assertThat(committed).hasSize(2);
    assertThat(committed.get(0)).containsExactly("first");
    assertThat(committed.get(1)).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void append_besideOneThatFails_succeeds() throws Exception {
    List<Future<AppendResult>> all = deliver("first", "a", POISON, "c");
    assertThat(all.get(1).get().lastSeq()).isPositive();
    assertThat(all.get(3).get().lastSeq()).isPositive();
    assertThatThrownBy(() -> all.get(2).get())
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseInstanceOf(SQLException.class);
    assertThat(committed).flatExtracting(group -> group).doesNotContain(POISON).hasSize(3);
  }

  @Test
  void append_whenTheCommitBreaksOff_leavesNobodyWaiting() throws Exception {
    List<Future<AppendResult>> all = deliver("first", "a", "error");
    for (Future<AppendResult> one : all.subList(1, 3)) {
      assertThatThrownBy(one::get).isInstanceOf(ExecutionException.class);
    }
    assertThat(commits.append(batch("after")).lastSeq()).isPositive();
  }

  /** The first is being committed until all the others wait. */
  private List<Future<AppendResult>> deliver(String first, String... others) throws Exception {
    List<Future<AppendResult>> results = new ArrayList<>();
    results.add(threads.submit(() -> commits.append(batch(first))));
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
    for (String other : others) {
      results.add(threads.submit(() -> commits.append(batch(other))));
    }
    while (commits.waiting() < others.length) {
      Thread.sleep(Duration.ofMillis(1).toMillis());
    }
    released.complete(null);
    return results;
  }

  private List<AppendResult> write(List<PreparedBatch> batches) throws SQLException {
    List<String> sources = batches.stream().map(batch -> batch.delivery().source()).toList();
    started.countDown();
    released.join();
    if (sources.contains(POISON)) {
      throw new SQLException("this delivery cannot be written");
    }
    if (sources.contains("error")) {
      throw new OutOfMemoryError("as if");
    }
    committed.add(sources);
    return sources.stream()
        .map(source -> new AppendResult(new BitSet(), new BitSet(), committed.size()))
        .toList();
  }

  private static PreparedBatch batch(String source) {
    return PreparedBatch.of(
        new LedgerBatch(
            source, Practice.MONDAY, List.of(), List.of(), List.of(), SourceReport.NOTHING));
  }
}
