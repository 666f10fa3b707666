package io.aecos.analytics.query;

import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.CellSet.Cell;
import io.aecos.analytics.projection.ForwardingProjection;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.RolledUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes each plan twice, with what is rolled up and from the events alone, of the same moment,
 * and keeps where the two differ. Everything else is the projection's own.
 */
final class ComparingProjection extends ForwardingProjection {
  private static final double PRECISION = 1e-9;
  private static final int TRIES = 20;

  private final RolledUp rolledUp;
  private final List<String> differences = new ArrayList<>();
  private long fromRollups;

  ComparingProjection(Projection projection) {
    super(projection);
    this.rolledUp = projection.rolledUp();
  }

  List<String> differences() {
    return differences;
  }

  long fromRollups() {
    return fromRollups;
  }

  @Override
  public CellSet run(Plan plan) {
    for (int i = 0; i < TRIES; i++) {
      CellSet events = rolledUp.fromEvents(plan);
      RolledUp.Answer answer = rolledUp.answer(plan);
      if (events.watermark().seq() == answer.cells().watermark().seq()) {
        fromRollups += answer.fromRollups();
        compare(answer.cells(), events);
        return answer.cells();
      }
    }
    throw new io.aecos.analytics.error.AnalyticsException(
        io.aecos.analytics.error.ErrorCode.OVERLOADED,
        "events arrive faster than two answers can be compared; ask again later");
  }

  private void compare(CellSet rolled, CellSet events) {
    Map<Where, List<@Nullable Double>> expected = byPlace(events);
    Map<Where, List<@Nullable Double>> found = byPlace(rolled);
    if (!expected.keySet().equals(found.keySet())) {
      differences.add(
          "%d cells from rollups, %d from events".formatted(found.size(), expected.size()));
      return;
    }
    expected.forEach(
        (where, values) -> {
          List<@Nullable Double> others = found.getOrDefault(where, List.of());
          for (int i = 0; i < values.size(); i++) {
            if (!isNear(values.get(i), others.get(i))) {
              differences.add(
                  "%s: %s from rollups, %s from events"
                      .formatted(where.words(), others.get(i), values.get(i)));
            }
          }
        });
  }

  private static boolean isNear(@Nullable Double one, @Nullable Double other) {
    if (one == null || other == null || one.equals(other)) {
      return one == null ? other == null : one.equals(other);
    }
    double scale = Math.max(1, Math.max(Math.abs(one), Math.abs(other)));
    return Math.abs(one - other) <= PRECISION * scale;
  }

  /** A cell where every measure is empty may be left out. */
  private static Map<Where, List<@Nullable Double>> byPlace(CellSet cells) {
    Map<Where, List<@Nullable Double>> byPlace = new HashMap<>();
    for (Cell cell : cells.cells()) {
      if (cell.values().stream().anyMatch(value -> value != null && value != 0)) {
        byPlace.put(
            new Where(cell.window(), cell.kind(), cell.bucket(), cell.key()), cell.values());
      }
    }
    return byPlace;
  }

  private record Where(
      int window, CellSet.Kind kind, @Nullable Instant bucket, List<@Nullable String> key) {
    String words() {
      return kind.name().toLowerCase(java.util.Locale.ROOT)
          + (bucket == null ? "" : " " + bucket)
          + (key.isEmpty() ? "" : " " + key);
    }
  }
}
