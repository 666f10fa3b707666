package io.aecos.analytics.projection.live;

import io.aecos.analytics.projection.CellSet.Cell;
import io.aecos.analytics.projection.CellSet.Kind;
import io.aecos.analytics.projection.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cell as it is carried forward. A method that gives false leaves the measure as it was: what
 * the cell knows does not suffice to tell what it is now.
 */
final class CarriedCell {
  /** Two sums over the same events in another order differ by less, and so do two extremes. */
  private static final double NEAR = 1e-9;

  /** A sum that has become so much smaller than it was keeps too much of its error. */
  private static final double SHRUNK = 1e-4;

  private static final long UNKNOWN = -1;

  private final Place place;
  private final List<Measure> measures;
  private final @Nullable Double[] values;

  /** Each sum as it was rounded, what rounding has left out, and the largest that it ever was. */
  private final double[] rounded;

  private final double[] left;
  private final double[] largest;

  /** How many numbers each sum is made of. */
  private final long[] terms;

  private @Nullable Cell shown;

  CarriedCell(Place place, List<Measure> measures) {
    this.place = place;
    this.measures = measures;
    this.values = new Double[measures.size()];
    this.rounded = new double[measures.size()];
    this.left = new double[measures.size()];
    this.largest = new double[measures.size()];
    this.terms = new long[measures.size()];
    for (int i = 0; i < values.length; i++) {
      put(i, null, 0);
    }
  }

  /** Takes a value from the engine, of which it is not known how many numbers it was made of. */
  void put(int measure, @Nullable Double value) {
    put(measure, value, value == null ? 0 : UNKNOWN);
  }

  void put(int measure, @Nullable Double value, long ofTerms) {
    boolean counts = measures.get(measure) instanceof Measure.Count;
    values[measure] = value == null && counts ? Double.valueOf(0) : value;
    rounded[measure] = value == null ? 0 : value;
    left[measure] = 0;
    largest[measure] = value == null ? 0 : Math.abs(value);
    terms[measure] = ofTerms;
    shown = null;
  }

  boolean add(int index, Object part) {
    shown = null;
    Measure measure = measures.get(index);
    if (measure instanceof Measure.Count) {
      values[index] = value(index) + 1;
      return true;
    }
    if (measure instanceof Measure.Sum) {
      terms[index] += terms[index] == UNKNOWN ? 0 : 1;
      return sum(index, (Double) part);
    }
    Double now = values[index];
    if (measure instanceof Measure.Min || measure instanceof Measure.Max) {
      double number = (Double) part;
      boolean smaller = now != null && number < now;
      boolean larger = now != null && number > now;
      if (now == null || (measure instanceof Measure.Min ? smaller : larger)) {
        values[index] = number;
      }
      return true;
    }
    return false;
  }

  boolean remove(int index, Object part) {
    shown = null;
    Measure measure = measures.get(index);
    if (measure instanceof Measure.Count) {
      values[index] = value(index) - 1;
      return value(index) >= 0;
    }
    if (measure instanceof Measure.Sum) {
      return subtract(index, (Double) part);
    }
    double number = part instanceof Double given ? given : 0;
    double margin = NEAR * Math.max(1, Math.abs(number));
    return measure instanceof Measure.Min && number > value(index) + margin
        || measure instanceof Measure.Max && number < value(index) - margin;
  }

  private boolean subtract(int index, double number) {
    if (terms[index] == UNKNOWN) {
      return false;
    }
    terms[index]--;
    if (terms[index] == 0) {
      put(index, null, 0);
      return true;
    }
    return sum(index, -number) && Math.abs(value(index)) >= SHRUNK * largest[index];
  }

  /**
   * Neumaier's sum: what is lost of each addition is kept beside it, so that carrying on for ever
   * costs no digit. False where it has grown beyond all numbers.
   */
  private boolean sum(int index, double number) {
    double before = rounded[index];
    double after = before + number;
    left[index] +=
        Math.abs(before) >= Math.abs(number)
            ? (before - after) + number
            : (number - after) + before;
    rounded[index] = after;
    largest[index] = Math.max(largest[index], Math.abs(after));
    values[index] = after + left[index];
    return Double.isFinite(value(index));
  }

  private double value(int index) {
    Double value = values[index];
    return value == null ? 0 : value;
  }

  /** Only totals are shown where every measure is empty. */
  boolean isShown() {
    if (place.kind() == Kind.TOTAL) {
      return true;
    }
    for (int i = 0; i < values.length; i++) {
      Double value = values[i];
      if (value != null && !(value == 0 && measures.get(i) instanceof Measure.Count)) {
        return true;
      }
    }
    return false;
  }

  Cell cell() {
    if (shown == null) {
      List<@Nullable Double> now = new ArrayList<>(Arrays.asList(values));
      shown = new Cell(place.window(), place.kind(), place.bucket(), place.group(), now);
    }
    return shown;
  }
}
