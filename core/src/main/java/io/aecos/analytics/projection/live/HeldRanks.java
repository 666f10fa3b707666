package io.aecos.analytics.projection.live;

import io.aecos.analytics.projection.RankedNumbers;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a cell that lie around one quantile, and how many lie below and above them, as of
 * ledger row {@code seq}: enough to tell the exact quantile however many numbers there are, until
 * it has wandered away from those that are known.
 */
final class HeldRanks {
  /** So many are kept on either side of the quantile. */
  static final int KEPT = 300;

  private static final int MOST = 4 * KEPT;

  /** Where so many are equal that they cannot be told apart, they are not worth their memory. */
  static final int LARGEST = 16 * KEPT;

  private final double quantile;
  private final long seq;
  private double low;
  private double high;
  private long below;
  private long above;
  private double[] near;
  private int size;

  /** Knows {@code near}: all numbers from {@code low} to {@code high}; so many lie beyond. */
  HeldRanks(double quantile, long seq, double low, double high, double[] near, Beyond beyond) {
    this.quantile = quantile;
    this.seq = seq;
    this.low = low;
    this.high = high;
    this.below = beyond.below();
    this.above = beyond.above();
    this.near = near.clone();
    this.size = near.length;
    Arrays.sort(this.near);
  }

  /** How many numbers lie below and above those that are known. */
  record Beyond(long below, long above) {
    static final Beyond NOTHING = new Beyond(0, 0);
  }

  /** Of a cell in which there is no number yet. */
  static HeldRanks empty(double quantile) {
    return new HeldRanks(
        quantile,
        -1,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        new double[0],
        Beyond.NOTHING);
  }

  /** Knows {@code ranked}, but for equal ones of which some may stand beyond its ends. */
  static HeldRanks of(double quantile, RankedNumbers ranked) {
    List<Double> numbers = ranked.numbers();
    int from = 0;
    int to = numbers.size();
    if (ranked.before() > 0) {
      while (from < to && numbers.get(from).equals(numbers.get(0))) {
        from++;
      }
    }
    if (ranked.after() > 0) {
      Double last = numbers.get(numbers.size() - 1);
      while (to > from && numbers.get(to - 1).equals(last)) {
        to--;
      }
    }
    double[] near = numbers.subList(from, to).stream().mapToDouble(Double::doubleValue).toArray();
    return new HeldRanks(
        quantile,
        ranked.watermark().seq(),
        from == 0 || near.length == 0 ? Double.NEGATIVE_INFINITY : near[0],
        to == numbers.size() || near.length == 0 ? Double.POSITIVE_INFINITY : near[near.length - 1],
        near,
        new Beyond(ranked.before() + from, ranked.after() + numbers.size() - to));
  }

  /** Whether the events that came with the batch up to ledger row {@code batch} are in it. */
  boolean includes(long batch) {
    return batch <= seq;
  }

  /** The ledger row as of which it is. */
  long seq() {
    return seq;
  }

  /** False where too many equal numbers would have to be kept. */
  boolean add(double number) {
    if (number < low) {
      below++;
    } else if (number > high) {
      above++;
    } else {
      insert(number);
    }
    return size <= LARGEST;
  }

  private void insert(double number) {
    int place = Arrays.binarySearch(near, 0, size, number);
    int at = place < 0 ? -place - 1 : place;
    if (size == near.length) {
      near = Arrays.copyOf(near, Math.max(16, size * 2));
    }
    System.arraycopy(near, at, near, at + 1, size - at);
    near[at] = number;
    size++;
    if (size > MOST) {
      trim();
    }
  }

  /** False where such a number is not known. */
  boolean remove(double number) {
    if (number < low) {
      below--;
      return below >= 0;
    }
    if (number > high) {
      above--;
      return above >= 0;
    }
    int at = Arrays.binarySearch(near, 0, size, number);
    if (at < 0) {
      return false;
    }
    System.arraycopy(near, at + 1, near, at, size - at - 1);
    size--;
    return true;
  }

  /** Forgets those furthest away; of equal ones all or none, so that each is on a known side. */
  private void trim() {
    long middle = (long) position() - below;
    int from = (int) Math.max(0, Math.min(size - 1L, middle - KEPT));
    int to = (int) Math.max(0, Math.min(size - 1L, middle + KEPT));
    while (from > 0 && near[from - 1] == near[from]) {
      from--;
    }
    while (to < size - 1 && near[to + 1] == near[to]) {
      to++;
    }
    if (from > 0) {
      below += from;
      low = near[from];
    }
    if (to < size - 1) {
      above += size - 1 - to;
      high = near[to];
    }
    near = Arrays.copyOfRange(near, from, Math.max(to + 1, from + MOST));
    size = to + 1 - from;
  }

  private long count() {
    return below + size + above;
  }

  private double position() {
    return quantile * (count() - 1);
  }

  /** Whether the quantile lies among the numbers that are known. */
  boolean isKnown() {
    return count() == 0 || Math.floor(position()) >= below && Math.ceil(position()) < below + size;
  }

  /** The quantile by linear interpolation between the nearest ranks; null where nothing is. */
  @Nullable Double value() {
    if (count() == 0) {
      return null;
    }
    double position = position();
    int place = (int) (Math.floor(position) - below);
    double lower = near[place];
    double upper = near[(int) (Math.ceil(position) - below)];
    return lower + (upper - lower) * (position - Math.floor(position));
  }
}
