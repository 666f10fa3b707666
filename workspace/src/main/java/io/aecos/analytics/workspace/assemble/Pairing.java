package io.aecos.analytics.workspace.assemble;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds partner records by time: each record is given away once, to the first that asks, and the
 * nearest one before the asking moment wins. That is how AEC OS writes: the partner first, the
 * authority milliseconds later.
 */
final class Pairing<T> {
  private final List<T> records;
  private final Function<T, Instant> time;
  private final BitSet taken = new BitSet();

  Pairing(Collection<T> records, Function<T, Instant> time) {
    this.records = new ArrayList<>(records);
    this.records.sort(Comparator.comparing(time));
    this.time = time;
  }

  /** The nearest free record in [{@code at} − before, {@code at} + after] that {@code fits}. */
  @Nullable T take(Instant at, Duration before, Duration after, Predicate<T> fits) {
    Instant earliest = at.minus(before);
    for (int i = firstAfter(at.plus(after)) - 1; i >= 0; i--) {
      T record = records.get(i);
      if (time.apply(record).isBefore(earliest)) {
        return null;
      }
      if (!taken.get(i) && fits.test(record)) {
        taken.set(i);
        return record;
      }
    }
    return null;
  }

  /**
   * The first free record in [{@code at} − around, {@code at} + around] that {@code fits}: for
   * those that are written in the order in which they ask, but not always before they do.
   */
  @Nullable T takeInOrder(Instant at, Duration around, Predicate<T> fits) {
    for (int i = firstAfter(at.minus(around).minusNanos(1)); i < records.size(); i++) {
      T record = records.get(i);
      if (time.apply(record).isAfter(at.plus(around))) {
        return null;
      }
      if (!taken.get(i) && fits.test(record)) {
        taken.set(i);
        return record;
      }
    }
    return null;
  }

  /** The records that nobody took, in the order of their time. */
  List<T> left() {
    List<T> left = new ArrayList<>();
    for (int i = taken.nextClearBit(0); i < records.size(); i = taken.nextClearBit(i + 1)) {
      left.add(records.get(i));
    }
    return left;
  }

  private int firstAfter(Instant limit) {
    int low = 0;
    int high = records.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time.apply(records.get(middle)).isAfter(limit)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
