package io.aecos.analytics.projection.live;

import io.aecos.analytics.projection.ElementPage;
import io.aecos.analytics.projection.Elements;
import io.aecos.analytics.projection.FlowCells;
import io.aecos.analytics.projection.FlowPlan;
import io.aecos.analytics.projection.FlowSelection;
import io.aecos.analytics.projection.InFlight;
import io.aecos.analytics.projection.PairCells;
import io.aecos.analytics.projection.PairPlan;
import io.aecos.analytics.projection.SavingsCells;
import io.aecos.analytics.projection.SavingsPlan;
import io.aecos.analytics.projection.SavingsSelection;
import io.aecos.analytics.projection.TogetherCells;
import io.aecos.analytics.projection.TogetherPlan;
import io.aecos.analytics.projection.TogetherSelection;
import io.aecos.analytics.projection.WaitingCells;
import io.aecos.analytics.projection.WaitingPlan;
import io.aecos.analytics.projection.Watermark;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the answers to recent plans for as long as the watermark stands still, and asks once
 * what several ask at the same time. A plan contains its viewer's scope, so no answer can reach a
 * viewer with another one. Pages are not kept.
 */
final class CachingElements implements Elements {
  private static final float LOAD = 0.75f;

  private final Supplier<Elements> elements;
  private final Supplier<Watermark> watermark;
  private final Map<Key, Object> cache;
  private final InFlight<Key, Object> running = new InFlight<>();

  private record Key(Object plan, long seq) {}

  CachingElements(Supplier<Elements> elements, Supplier<Watermark> watermark, int capacity) {
    this.elements = elements;
    this.watermark = watermark;
    this.cache =
        new LinkedHashMap<>(capacity, LOAD, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, Object> eldest) {
            return size() > capacity;
          }
        };
  }

  @Override
  public FlowCells flow(FlowPlan plan) {
    return remembered(
        plan, FlowCells.class, () -> elements.get().flow(plan), cells -> cells.watermark().seq());
  }

  @Override
  public PairCells pairs(PairPlan plan) {
    return remembered(
        plan, PairCells.class, () -> elements.get().pairs(plan), cells -> cells.watermark().seq());
  }

  @Override
  public TogetherCells together(TogetherPlan plan) {
    return remembered(
        plan,
        TogetherCells.class,
        () -> elements.get().together(plan),
        cells -> cells.watermark().seq());
  }

  @Override
  public SavingsCells savings(SavingsPlan plan) {
    return remembered(
        plan,
        SavingsCells.class,
        () -> elements.get().savings(plan),
        cells -> cells.watermark().seq());
  }

  @Override
  public WaitingCells waiting(WaitingPlan plan) {
    return remembered(
        plan,
        WaitingCells.class,
        () -> elements.get().waiting(plan),
        cells -> cells.watermark().seq());
  }

  @Override
  public ElementPage elements(SavingsSelection selection) {
    return elements.get().elements(selection);
  }

  @Override
  public ElementPage elements(FlowSelection selection) {
    return elements.get().elements(selection);
  }

  @Override
  public ElementPage elements(TogetherSelection selection) {
    return elements.get().elements(selection);
  }

  /** Forgets everything. */
  public void clear() {
    synchronized (cache) {
      cache.clear();
    }
  }

  private <A> A remembered(Object plan, Class<A> kind, Supplier<A> ask, Function<A, Long> seqOf) {
    Key key = new Key(plan, watermark.get().seq());
    Object known = find(key);
    return kind.cast(known == null ? running.share(key, () -> fresh(plan, ask, seqOf)) : known);
  }

  private @Nullable Object find(Key key) {
    synchronized (cache) {
      return cache.get(key);
    }
  }

  private <A> A fresh(Object plan, Supplier<A> ask, Function<A, Long> seqOf) {
    A fresh = ask.get();
    synchronized (cache) {
      cache.put(new Key(plan, seqOf.apply(fresh)), fresh);
    }
    return fresh;
  }
}
