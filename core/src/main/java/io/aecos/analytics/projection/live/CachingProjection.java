package io.aecos.analytics.projection.live;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Elements;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.ForwardingProjection;
import io.aecos.analytics.projection.InFlight;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the cells of recent plans, and spans, and carries them forward by what came since where
 * the projection tells; asks once what several ask at the same time. Both are kept with their
 * viewer's scope, so no answer can reach a viewer with another one. At most {@code capacity}
 * results are kept of a kind, those used last, and fewer where they are large.
 */
public final class CachingProjection extends ForwardingProjection {
  /** So many pages of rows are kept. */
  private static final int PAGES = 64;

  /** So many numbers a result may hold on average: with 16 bytes or so each, some 10 kB. */
  private static final long NUMBERS = 500;

  private static final Untouched.Kind<EventPage> PAGE =
      new Untouched.Kind<>(
          EventPage.class,
          EventPage::watermark,
          (page, watermark) -> new EventPage(page.rows(), page.total(), page.next(), watermark));

  private final Recent<Plan, CarriedPlan> plans;
  private final Recent<SpanKey, CarriedSpan> spans;
  private final InFlight<Asked<Plan>, CellSet> running = new InFlight<>();
  private final InFlight<Asked<SpanKey>, Optional<Plan.Window>> spanning = new InFlight<>();
  private final CachingElements elements;
  private final Untouched pages;

  private final AtomicLong ran = new AtomicLong();

  /** Changes with each clearing: what was asked before must not be kept after. */
  private final AtomicLong era = new AtomicLong();

  /** Who asks at a later watermark must not get the answer to one who asked before. */
  private record Asked<Q>(Q question, long seq) {}

  private record SpanKey(Scope scope, Condition filter) {}

  public CachingProjection(Projection projection, int capacity) {
    super(projection);
    this.plans = new Recent<>(capacity * NUMBERS, CarriedPlan::numbers);
    this.spans = new Recent<>(capacity);
    this.pages = new Untouched(projection, Math.min(capacity, PAGES));
    this.elements = new CachingElements(projection, capacity);
  }

  @Override
  public CellSet run(Plan plan) {
    Asked<Plan> asked = new Asked<>(plan, projection.watermark().seq());
    return Optional.ofNullable(plans.get(plan))
        .flatMap(CarriedPlan::answer)
        .orElseGet(() -> running.share(asked, () -> fresh(plan)));
  }

  /** How many plans were run as a whole, which is what carrying forward spares. */
  public long ran() {
    return ran.get();
  }

  private CellSet fresh(Plan plan) {
    ran.incrementAndGet();
    long since = era.get();
    CellSet fresh = projection.run(plan);
    keep(plans, plan, new CarriedPlan(projection, plan, fresh), since);
    return fresh;
  }

  private <K, V> void keep(Recent<K, V> kept, K key, V value, long since) {
    synchronized (kept) {
      if (era.get() == since) {
        kept.put(key, value);
      }
    }
  }

  @Override
  public Optional<Plan.Window> span(Scope scope, Condition filter) {
    SpanKey key = new SpanKey(scope, filter);
    long seq = projection.watermark().seq();
    CarriedSpan known = spans.get(key);
    CarriedSpan now = known == null ? null : carried(key, known, seq);
    return now == null ? spanning.share(new Asked<>(key, seq), () -> fresh(key)) : now.span();
  }

  private @Nullable CarriedSpan carried(SpanKey key, CarriedSpan known, long seq) {
    if (known.seq() == seq) {
      return known;
    }
    long since = era.get();
    CarriedSpan now =
        projection
            .arrivals()
            .flatMap(arrivals -> arrivals.since(known.seq()))
            .flatMap(known::after)
            .orElse(null);
    if (now != null) {
      keep(spans, key, now, since);
    }
    return now;
  }

  private Optional<Plan.Window> fresh(SpanKey key) {
    long since = era.get();
    // It is not told as of when a span is; one that is newer than this is none the worse for it.
    long seq = projection.watermark().seq();
    Optional<Plan.Window> fresh = projection.span(key.scope(), key.filter());
    keep(spans, key, new CarriedSpan(key.scope(), key.filter(), fresh, seq), since);
    return fresh;
  }

  @Override
  public EventPage events(EventSelection selection) {
    return selection.filter().equals(Condition.ALWAYS)
        ? projection.events(selection)
        : pages.answer(selection, PAGE, LooksAt.of(selection), () -> projection.events(selection));
  }

  @Override
  public Elements elements() {
    return elements;
  }

  @Override
  public void clear() {
    era.incrementAndGet();
    projection.clear();
    // Also what was asked while it was being cleared.
    era.incrementAndGet();
    plans.clear();
    spans.clear();
    pages.clear();
    elements.clear();
  }
}
