package io.aecos.analytics.projection.live;

import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.AppliedBatch;
import io.aecos.analytics.projection.InFlight;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.RowChange;
import io.aecos.analytics.projection.Watermark;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that hold until something changes that they look at; what else comes only moves their
 * watermark. Asks once what several ask at the same time. Safe for use by many threads.
 */
final class Untouched {
  private final Projection projection;
  private final Recent<Object, Kept> kept;
  private final InFlight<Asked, Object> running = new InFlight<>();
  private final AtomicLong era = new AtomicLong();

  private record Asked(Object question, long seq) {}

  private record Kept(Object answer, long seq) {}

  Untouched(Projection projection, int capacity) {
    this.projection = projection;
    this.kept = new Recent<>(capacity);
  }

  /** How answers of a kind tell their watermark, and what they are at a later one. */
  record Kind<A>(Class<A> type, Function<A, Watermark> watermark, BiFunction<A, Watermark, A> at) {}

  /** The answer to {@code question}, which looks at the rows that satisfy {@code looksAt}. */
  <A> A answer(Object question, Kind<A> kind, Predicate<LedgerRow> looksAt, Supplier<A> ask) {
    long seq = projection.watermark().seq();
    A known = known(question, kind, looksAt, seq);
    return known != null
        ? known
        : kind.type()
            .cast(running.share(new Asked(question, seq), () -> fresh(question, kind, ask)));
  }

  private <A> @Nullable A known(
      Object question, Kind<A> kind, Predicate<LedgerRow> looksAt, long seq) {
    Kept found = kept.get(question);
    if (found == null) {
      return null;
    }
    A answer = kind.type().cast(found.answer());
    if (found.seq() == seq) {
      return answer;
    }
    long since = era.get();
    Optional<List<AppliedBatch>> later =
        projection.arrivals().flatMap(arrivals -> arrivals.since(found.seq()));
    if (later.isEmpty() || touches(later.get(), looksAt)) {
      return null;
    }
    A now = later.get().isEmpty() ? answer : kind.at().apply(answer, last(later.get()));
    keep(question, new Kept(now, kind.watermark().apply(now).seq()), since);
    return now;
  }

  private static boolean touches(List<AppliedBatch> batches, Predicate<LedgerRow> looksAt) {
    for (AppliedBatch batch : batches) {
      for (RowChange change : batch.changes()) {
        LedgerRow before = change.before();
        LedgerRow after = change.after();
        if (before != null && looksAt.test(before) || after != null && looksAt.test(after)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Watermark last(List<AppliedBatch> batches) {
    return batches.get(batches.size() - 1).watermark();
  }

  private <A> A fresh(Object question, Kind<A> kind, Supplier<A> ask) {
    long since = era.get();
    A fresh = ask.get();
    keep(question, new Kept(fresh, kind.watermark().apply(fresh).seq()), since);
    return fresh;
  }

  /** Nothing that was asked before a clearing is kept after it. */
  private void keep(Object question, Kept answer, long since) {
    synchronized (kept) {
      if (era.get() == since) {
        kept.put(question, answer);
      }
    }
  }

  /** Forgets everything, also what is being asked. */
  void clear() {
    era.incrementAndGet();
    kept.clear();
  }
}
