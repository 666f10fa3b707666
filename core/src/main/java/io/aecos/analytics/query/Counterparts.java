package io.aecos.analytics.query;

import io.aecos.analytics.projection.Buckets;
import io.aecos.analytics.projection.Buckets.Bucket;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a series, and what of the comparison stands beside each: the same dates, earlier by
 * as much as the comparison is. A day that the one has and the other has not, such as 29 February,
 * stands beside nothing, so no event is told twice. Together the parts are the comparison, in order
 * and without gap.
 */
record Counterparts(List<Bucket> steps, List<Part> parts, List<Window> apart) {

  /**
   * A part of the comparison and the step that it stands beside, −1 for none. It is read from the
   * comparison's bucket of that start where it is one, else from a window of its own: {@link
   * #apart} at {@code window}.
   */
  record Part(Window span, int step, @Nullable Instant bucket, int window) {}

  static Counterparts of(Times times) {
    List<Bucket> steps = List.copyOf(Buckets.of(times.period(), times.grain(), times.zone()));
    Window comparison = times.comparison();
    Shift shift = times.shift();
    return comparison == null || shift == null
        ? new Counterparts(steps, List.of(), List.of())
        : new Cutter(times, comparison, shift).counterparts(steps);
  }

  private static final class Cutter {
    private final Times times;
    private final Window comparison;
    private final Shift shift;
    private final Map<Window, Instant> buckets = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Window> apart = new ArrayList<>();
    private Instant reached;

    Cutter(Times times, Window comparison, Shift shift) {
      this.times = times;
      this.comparison = comparison;
      this.shift = shift;
      this.reached = comparison.from();
      Buckets.of(comparison, times.grain(), times.zone())
          .forEach(bucket -> buckets.put(bucket.span(), bucket.start()));
    }

    Counterparts counterparts(List<Bucket> steps) {
      for (int i = 0; i < steps.size(); i++) {
        Window span = shift.of(steps.get(i), times.grain(), times.zone());
        Instant from = span.from().isAfter(reached) ? span.from() : reached;
        Instant to = span.to().isBefore(comparison.to()) ? span.to() : comparison.to();
        if (from.isBefore(to)) {
          addAlone(from);
          add(new Window(from, to), i);
        }
      }
      addAlone(comparison.to());
      return new Counterparts(steps, List.copyOf(parts), List.copyOf(apart));
    }

    /** Adds what lies between the part before and {@code to}; no step stands beside it. */
    private void addAlone(Instant to) {
      if (reached.isBefore(to)) {
        Buckets.of(new Window(reached, to), times.grain(), times.zone())
            .forEach(bucket -> add(bucket.span(), -1));
      }
    }

    private void add(Window span, int step) {
      Instant bucket = buckets.get(span);
      parts.add(new Part(span, step, bucket, bucket == null ? apart.size() : -1));
      if (bucket == null) {
        apart.add(span);
      }
      reached = span.to();
    }
  }
}
