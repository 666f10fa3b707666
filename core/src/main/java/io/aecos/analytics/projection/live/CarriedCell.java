package io.aecos.analytics.projection.live;

import io.aecos.analytics.projection.CellSet.Cell;
import io.aecos.analytics.projection.CellSet.Kind;
import io.aecos.analytics.projection.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One cell as it is carried forward. A method that gives false leaves the measure as it was: what
 * the cell knows does not suffice to tell what it is now.
 */
final class CarriedCell {
  /** Two sums over the same events in another order differ by less, and so do two extremes. */
  private static final double NEAR = 1e-9;

  private final Place place;
  private final List<Measure> measures;
  private final @Nullable Double[] values;

  /** The sums that something was added to or taken from. */
  private final Map<Integer, CarriedSum> sums = new HashMap<>();

  /** The single values of distinct counts, where they are known. */
  private final Map<Integer, HeldValues> held = new HashMap<>();

  /** The numbers around quantiles, where they are known. */
  private final Map<Integer, HeldRanks> ranks = new HashMap<>();

  private final Collection<CarriedCell> changed;

  private @Nullable Cell shown;
  private boolean noted;

  /** One that adds itself to {@code changed} when it changes and has not since it was looked at. */
  CarriedCell(Place place, List<Measure> measures, Collection<CarriedCell> changed) {
    this.place = place;
    this.measures = measures;
    this.changed = changed;
    this.values = new Double[measures.size()];
    for (int i = 0; i < values.length; i++) {
      put(i, null);
    }
  }

  /** Takes a value from the engine, of which nothing else is known. */
  void put(int measure, @Nullable Double value) {
    held.remove(measure);
    sums.remove(measure);
    ranks.remove(measure);
    show(measure, value);
  }

  /** Takes a sum from the engine and of how many numbers it is made. */
  void put(int measure, @Nullable Double value, @Nullable Double terms) {
    sums.put(measure, new CarriedSum(value, terms == null ? 0 : terms.longValue()));
    show(measure, value);
  }

  private void show(int measure, @Nullable Double value) {
    boolean counts = measures.get(measure) instanceof Measure.Count;
    values[measure] = value == null && counts ? Double.valueOf(0) : value;
    change();
  }

  private void change() {
    shown = null;
    if (!noted) {
      noted = true;
      changed.add(this);
    }
  }

  Place place() {
    return place;
  }

  /** Begins to know the single values of a distinct count; none is there so far. */
  void hold(int measure, HeldValues values) {
    held.put(measure, values);
    show(measure, values.distinct());
  }

  /** Begins to know the numbers around a quantile, among which it lies. */
  void hold(int measure, HeldRanks numbers) {
    ranks.put(measure, numbers);
    show(measure, numbers.value());
  }

  /** The quantiles that are not among the numbers that are known any more; all others are told. */
  List<Integer> settle() {
    List<Integer> lost = new ArrayList<>();
    ranks.forEach(
        (index, numbers) -> {
          if (numbers.isKnown()) {
            show(index, numbers.value());
          } else {
            lost.add(index);
          }
        });
    return lost;
  }

  /** Adds a value that is known of so many events. */
  void fill(int measure, String value, long events) {
    HeldValues values = held.get(measure);
    if (values != null) {
      values.add(value, events);
      show(measure, values.distinct());
    }
  }

  boolean add(int index, Object part, long batch) {
    change();
    Measure measure = measures.get(index);
    if (measure instanceof Measure.Count) {
      values[index] = value(index) + 1;
      return true;
    }
    if (measure instanceof Measure.Sum) {
      CarriedSum sum = sum(index);
      boolean known = sum.add((Double) part);
      show(index, sum.value());
      return known;
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
    if (measure instanceof Measure.Quantile quantile) {
      HeldRanks numbers = ranks(index, quantile);
      return numbers != null
          && part instanceof Double number
          && (numbers.includes(batch) || numbers.add(number));
    }
    return measure instanceof Measure.Distinct && addValue(index, (String) part, batch);
  }

  private boolean addValue(int index, String value, long batch) {
    HeldValues values = held(index);
    if (values != null && !values.includes(batch)) {
      values.add(value, 1);
      show(index, values.distinct());
    }
    return values != null;
  }

  boolean remove(int index, Object part, long batch) {
    change();
    Measure measure = measures.get(index);
    if (measure instanceof Measure.Distinct) {
      return removeValue(index, (String) part, batch);
    }
    if (measure instanceof Measure.Quantile) {
      HeldRanks numbers = ranks.get(index);
      return numbers != null
          && part instanceof Double number
          && (numbers.includes(batch) || numbers.remove(number));
    }
    if (measure instanceof Measure.Count) {
      values[index] = value(index) - 1;
      return value(index) >= 0;
    }
    if (measure instanceof Measure.Sum) {
      CarriedSum sum = sum(index);
      boolean known = sum.subtract((Double) part);
      show(index, sum.value());
      return known;
    }
    double number = part instanceof Double given ? given : 0;
    double margin = NEAR * Math.max(1, Math.abs(number));
    return measure instanceof Measure.Min && number > value(index) + margin
        || measure instanceof Measure.Max && number < value(index) - margin;
  }

  private boolean removeValue(int index, String value, long batch) {
    HeldValues values = held.get(index);
    if (values == null || values.includes(batch)) {
      return values != null;
    }
    boolean known = values.remove(value);
    show(index, values.distinct());
    return known;
  }

  /** Where nothing is counted there is no value. */
  private @Nullable HeldValues held(int index) {
    return values[index] == null
        ? held.computeIfAbsent(index, unused -> new HeldValues(-1))
        : held.get(index);
  }

  /** Where there is no quantile there is no number. */
  private @Nullable HeldRanks ranks(int index, Measure.Quantile quantile) {
    return values[index] == null
        ? ranks.computeIfAbsent(index, unused -> HeldRanks.empty(quantile.q()))
        : ranks.get(index);
  }

  private CarriedSum sum(int index) {
    return sums.computeIfAbsent(index, unused -> new CarriedSum(values[index]));
  }

  private double value(int index) {
    Double value = values[index];
    return value == null ? 0 : value;
  }

  /** As it is now; empty where it is not shown. */
  Optional<Cell> look() {
    noted = false;
    return isShown() ? Optional.of(cell()) : Optional.empty();
  }

  /** Only totals are shown where every measure is empty. */
  private boolean isShown() {
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

  private Cell cell() {
    if (shown == null) {
      List<@Nullable Double> now = new ArrayList<>(Arrays.asList(values));
      shown = new Cell(place.window(), place.kind(), place.bucket(), place.group(), now);
    }
    return shown;
  }
}
