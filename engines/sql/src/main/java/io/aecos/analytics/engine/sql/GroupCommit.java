package io.aecos.analytics.engine.sql;

import io.aecos.analytics.ledger.AppendResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets deliveries share a durable commit, which costs about the same for one as for many: those
 * that arrive while a commit is under way wait and make up the next one, in the order of their
 * arrival. Whoever gets the turn first commits for all that wait. Where a shared commit fails, each
 * delivery is tried by itself, so that none fails for another's sake; all of them fail where the
 * database is gone. Safe for use by many threads.
 */
public final class GroupCommit {
  private static final int MOST_EVENTS = 20_000;

  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Transaction transaction;

  /** Writes deliveries in one transaction, giving a result for each, or leaves no trace of any. */
  @FunctionalInterface
  public interface Transaction {
    List<AppendResult> write(List<PreparedBatch> batches) throws SQLException;
  }

  public GroupCommit(Transaction transaction) {
    this.transaction = transaction;
  }

  /** Returns when the delivery is durable; throws when nothing of it has happened. */
  public AppendResult append(PreparedBatch batch) throws SQLException {
    Waiting own = new Waiting(batch);
    waiting.add(own);
    turn.lock();
    try {
      while (!own.isDone()) {
        commit(next());
      }
    } finally {
      turn.unlock();
    }
    return own.result();
  }

  /** Runs while no commit is under way. */
  public void exclusively(Runnable action) {
    turn.lock();
    try {
      action.run();
    } finally {
      turn.unlock();
    }
  }

  /** How many deliveries wait for the next commit. */
  int waiting() {
    return waiting.size();
  }

  private List<Waiting> next() {
    List<Waiting> group = new ArrayList<>();
    int events = 0;
    while (events < MOST_EVENTS && !waiting.isEmpty()) {
      Waiting one = waiting.remove();
      events += one.batch.rows().size();
      group.add(one);
    }
    return group;
  }

  private void commit(List<Waiting> group) {
    try {
      List<AppendResult> results = transaction.write(group.stream().map(one -> one.batch).toList());
      for (int i = 0; i < group.size(); i++) {
        group.get(i).result = results.get(i);
      }
    } catch (SQLException | RuntimeException e) {
      if (group.size() == 1 || (e instanceof SQLException sql && Connections.isLost(sql))) {
        group.forEach(one -> one.failure = e);
      } else {
        group.forEach(one -> commit(List.of(one)));
      }
    } finally {
      // Memory may have run out: nobody may be left to wait for a turn that has passed.
      group.stream().filter(one -> !one.isDone()).forEach(Waiting::breakOff);
    }
  }

  /** A delivery and what became of it; read and written by whoever has the turn. */
  private static final class Waiting {
    private final PreparedBatch batch;
    private @Nullable AppendResult result;
    private @Nullable Exception failure;

    Waiting(PreparedBatch batch) {
      this.batch = batch;
    }

    boolean isDone() {
      return result != null || failure != null;
    }

    void breakOff() {
      failure = new IllegalStateException("the commit was broken off");
    }

    AppendResult result() throws SQLException {
      if (failure instanceof SQLException e) {
        throw e;
      }
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      if (result == null) {
        throw new IllegalStateException("a delivery was neither written nor refused");
      }
      return result;
    }
  }
}
