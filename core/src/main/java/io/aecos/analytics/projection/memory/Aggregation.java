package io.aecos.analytics.projection.memory;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Computes measures over the events of one cell, given in the order of time and {@code seq}. */
record Aggregation(List<EventView> events) {

  @Nullable Double of(Measure measure) {
    if (measure instanceof Measure.Count count) {
      return (double) matching(count.condition()).size();
    }
    if (measure instanceof Measure.Distinct distinct) {
      long values =
          matching(distinct.condition()).stream()
              .map(event -> event.dimension(distinct.dimension()))
              .filter(Objects::nonNull)
              .distinct()
              .count();
      return values == 0 ? null : Double.valueOf(values);
    }
    if (measure instanceof Measure.Paired paired) {
      return paired(paired);
    }
    return ofNumbers(measure);
  }

  private @Nullable Double ofNumbers(Measure measure) {
    if (measure instanceof Measure.Sum sum) {
      List<Double> numbers = sorted(sum.condition(), sum.field());
      return numbers.isEmpty() ? null : numbers.stream().mapToDouble(Double::doubleValue).sum();
    }
    if (measure instanceof Measure.Min min) {
      List<Double> numbers = sorted(min.condition(), min.field());
      return numbers.isEmpty() ? null : numbers.get(0);
    }
    if (measure instanceof Measure.Max max) {
      List<Double> numbers = sorted(max.condition(), max.field());
      return numbers.isEmpty() ? null : numbers.get(numbers.size() - 1);
    }
    Measure.Quantile quantile = (Measure.Quantile) measure;
    return quantile(sorted(quantile.condition(), quantile.field()), quantile.q());
  }

  static @Nullable Double quantile(List<Double> sorted, double q) {
    if (sorted.isEmpty()) {
      return null;
    }
    double rank = (sorted.size() - 1) * q;
    double low = sorted.get((int) Math.floor(rank));
    double high = sorted.get((int) Math.ceil(rank));
    return low + (rank - Math.floor(rank)) * (high - low);
  }

  private @Nullable Double paired(Measure.Paired measure) {
    Map<List<@Nullable String>, Double> estimates = new LinkedHashMap<>();
    eachElement(measure.condition(), measure.field(), estimates::put);
    Map<List<@Nullable String>, Double> actuals = new LinkedHashMap<>();
    eachElement(
        measure.actualCondition(),
        measure.actualField(),
        (element, number) -> actuals.merge(element, number, Double::sum));
    estimates.keySet().retainAll(actuals.keySet());
    if (estimates.isEmpty()) {
      return null;
    }
    double sum = 0;
    for (Map.Entry<List<@Nullable String>, Double> estimate : estimates.entrySet()) {
      double actual = Objects.requireNonNull(actuals.get(estimate.getKey()));
      sum += output(measure.output(), estimate.getValue(), actual);
    }
    return sum;
  }

  private void eachElement(
      Condition condition,
      Field field,
      java.util.function.BiConsumer<List<@Nullable String>, Double> consumer) {
    for (EventView view : matching(condition)) {
      Event event = view.event();
      Double number = view.number(field);
      if (event.elementGuid() != null && number != null) {
        consumer.accept(
            java.util.Arrays.<@Nullable String>asList(event.project(), event.elementGuid()),
            number);
      }
    }
  }

  private static double output(Measure.PairedOutput output, double estimate, double actual) {
    return switch (output) {
      case ESTIMATE -> estimate;
      case ACTUAL -> actual;
      case ABSOLUTE_ERROR -> Math.abs(estimate - actual);
      case PAIRS -> 1;
    };
  }

  private List<EventView> matching(Condition condition) {
    return events.stream().filter(event -> event.satisfies(condition)).toList();
  }

  private List<Double> sorted(Condition condition, Field field) {
    List<Double> numbers = new ArrayList<>();
    for (EventView event : matching(condition)) {
      Double number = event.number(field);
      if (number != null) {
        numbers.add(number);
      }
    }
    numbers.sort(Double::compare);
    return numbers;
  }
}
