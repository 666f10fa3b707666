package io.aecos.analytics.projection.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.ForwardingProjection;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.memory.MemoryProjection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Quantiles over more numbers than are kept, so that only those around them are known. */
class CarriedQuantileTest {
  private static final EventType WORK = EventType.parse("generation/element_generated");
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Plan PLAN =
      new Plan(
          Access.everything(),
          Condition.ALWAYS,
          List.of(new Window(START, START.plus(Duration.ofDays(4)))),
          ZoneOffset.UTC,
          Grain.DAY,
          List.of(),
          false,
          List.of(
              new Measure.Quantile(Condition.ALWAYS, new Field.Value(), 0.95),
              new Measure.Quantile(Condition.ALWAYS, new Field.Value(), 0.5)));

  private final Random random = new Random(3);
  private long seq;

  @Test
  void run_whileEventsCome_isExactWithoutAskingAgain() {
    try (Counting engine = new Counting(new MemoryProjection());
        CachingProjection kept = new CachingProjection(engine, 10);
        Projection oracle = new MemoryProjection()) {
      apply(events(4_000), kept, oracle);
      kept.run(PLAN);
      apply(events(50), kept, oracle);
      compare(kept, oracle);
      int asked = engine.asked;

      for (int i = 0; i < 12; i++) {
        apply(events(50), kept, oracle);
        compare(kept, oracle);
      }

      assertThat(engine.asked).isEqualTo(asked);
    }
  }

  private static void apply(List<LedgerRow> rows, Projection... projections) {
    for (Projection projection : projections) {
      projection.apply(rows);
    }
  }

  private static void compare(Projection kept, Projection oracle) {
    Map<Place, List<Double>> expected = values(oracle.run(PLAN));
    values(kept.run(PLAN))
        .forEach(
            (place, values) -> {
              for (int i = 0; i < values.size(); i++) {
                assertThat(values.get(i))
                    .as(place + ", measure " + i)
                    .isCloseTo(expected.get(place).get(i), within(1e-9));
              }
            });
  }

  private static Map<Place, List<Double>> values(CellSet cells) {
    Map<Place, List<Double>> values = new HashMap<>();
    cells.cells().forEach(cell -> values.put(Place.of(cell), cell.values()));
    return values;
  }

  private List<LedgerRow> events(int count) {
    List<LedgerRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      seq++;
      Event event =
          Event.builder(
                  new UUID(1, seq),
                  START.plusSeconds(random.nextInt(4 * 86_400)),
                  WORK,
                  "workspace:analytics.db")
              .value(random.nextInt(60_000) / 4.0)
              .build();
      rows.add(new LedgerRow(seq, START, event));
    }
    return rows;
  }

  private static final class Counting extends ForwardingProjection {
    private int asked;

    Counting(Projection projection) {
      super(projection);
    }

    @Override
    public CellSet run(Plan plan) {
      asked++;
      return projection.run(plan);
    }
  }
}
