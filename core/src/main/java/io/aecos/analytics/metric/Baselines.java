package io.aecos.analytics.metric;

import io.aecos.analytics.projection.Field.Baseline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long work takes by hand and what an hour of it costs: the table that savings are measured
 * against. The rows are kept in the order in which they apply: those for an element type and a
 * project first, then those for an element type, then those for a project, then those for
 * everything; among equals the one that came into effect last. A row for everything, with a rate,
 * always exists.
 */
public record Baselines(List<Baseline> rows) {
  /** What AEC OS takes an hour to cost, in USD. */
  public static final double AECOS_RATE = 85;

  /** AEC OS's own assumption. */
  public static final Baseline AECOS = new Baseline(null, null, null, 4.0, AECOS_RATE);

  private static final Comparator<Baseline> ORDER =
      Comparator.comparingInt(Baselines::generality)
          .thenComparing(Baselines::effective, Comparator.reverseOrder());

  public Baselines {
    List<Baseline> ordered = new ArrayList<>(rows);
    boolean complete = rows.stream().anyMatch(Baselines::covers);
    if (!complete) {
      ordered.add(AECOS);
    }
    ordered.sort(ORDER);
    rows = List.copyOf(ordered);
  }

  /** 4 hours by hand at $85, for every element in every project. */
  public static Baselines aecos() {
    return new Baselines(List.of(AECOS));
  }

  private static boolean covers(Baseline row) {
    return generality(row) == 3 && row.from() == null && row.hourlyRateUsd() != null;
  }

  private static int generality(Baseline row) {
    return (row.elementType() == null ? 2 : 0) + (row.project() == null ? 1 : 0);
  }

  private static Instant effective(Baseline row) {
    @Nullable Instant from = row.from();
    return from == null ? Instant.MIN : from;
  }
}
