package io.aecos.analytics.projection;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.ledger.LedgerRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the cells of recent plans, and spans, for as long as the watermark stands still, and
 * asks once what several ask at the same time. Both are kept with their viewer's scope, so no
 * answer can reach a viewer with another one. At most {@code capacity} results are kept, those used
 * last.
 */
public final class CachingProjection implements Projection {
  private final Projection projection;
  private final Map<Key, CellSet> cache;
  private final Map<SpanKey, Optional<Plan.Window>> spans;
  private final InFlight<Key, CellSet> running = new InFlight<>();
  private final InFlight<SpanKey, Optional<Plan.Window>> spanning = new InFlight<>();
  private final CachingElements elements;

  private record Key(Plan plan, long seq) {}

  private record SpanKey(Scope scope, Condition filter, long seq) {}

  public CachingProjection(Projection projection, int capacity) {
    this.projection = projection;
    this.cache = new Recent<>(capacity);
    this.spans = new Recent<>(capacity);
    this.elements = new CachingElements(projection::elements, projection::watermark, capacity);
  }

  @Override
  public CellSet run(Plan plan) {
    Key key = new Key(plan, projection.watermark().seq());
    CellSet known = find(key);
    return known == null ? running.share(key, () -> fresh(plan)) : known;
  }

  private CellSet fresh(Plan plan) {
    CellSet fresh = projection.run(plan);
    keep(new Key(plan, fresh.watermark().seq()), fresh);
    return fresh;
  }

  private @Nullable CellSet find(Key key) {
    synchronized (cache) {
      return cache.get(key);
    }
  }

  private void keep(Key key, CellSet cells) {
    synchronized (cache) {
      cache.put(key, cells);
    }
  }

  @Override
  public Watermark watermark() {
    return projection.watermark();
  }

  @Override
  public Optional<Followed> followed() {
    return projection.followed();
  }

  @Override
  public void follow(Followed ledger) {
    projection.follow(ledger);
  }

  @Override
  public void apply(List<LedgerRow> rows) {
    projection.apply(rows);
  }

  @Override
  public Optional<Plan.Window> span(Scope scope, Condition filter) {
    SpanKey key = new SpanKey(scope, filter, projection.watermark().seq());
    synchronized (spans) {
      Optional<Plan.Window> known = spans.get(key);
      if (known != null) {
        return known;
      }
    }
    return spanning.share(key, () -> fresh(key));
  }

  private Optional<Plan.Window> fresh(SpanKey key) {
    Optional<Plan.Window> fresh = projection.span(key.scope(), key.filter());
    synchronized (spans) {
      spans.put(key, fresh);
    }
    return fresh;
  }

  @Override
  public EventPage events(EventSelection selection) {
    return projection.events(selection);
  }

  @Override
  public void each(EventSelection selection, EventSink sink) {
    projection.each(selection, sink);
  }

  @Override
  public List<DimensionValue> values(Dimension dimension, EventSelection selection) {
    return projection.values(dimension, selection);
  }

  @Override
  public Elements elements() {
    return elements;
  }

  @Override
  public Tables tables() {
    return projection.tables();
  }

  @Override
  public RolledUp rolledUp() {
    return projection.rolledUp();
  }

  @Override
  public Fingerprint fingerprint() {
    return projection.fingerprint();
  }

  @Override
  public void clear() {
    projection.clear();
    synchronized (cache) {
      cache.clear();
    }
    synchronized (spans) {
      spans.clear();
    }
    elements.clear();
  }

  @Override
  public void close() {
    projection.close();
  }

  /** The entries used last. */
  private static final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    private final int capacity;

    Recent(int capacity) {
      super(16, 0.75f, true);
      this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > capacity;
    }
  }
}
