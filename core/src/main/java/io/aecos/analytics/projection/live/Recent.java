package io.aecos.analytics.projection.live;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The values used last, as many as weigh at most so much together. Safe for use by many threads.
 */
final class Recent<K, V> {
  private static final float LOAD = 0.75f;

  private final Map<K, Weighed<V>> kept = new LinkedHashMap<>(16, LOAD, true);
  private final long capacity;
  private final ToIntFunction<V> weight;
  private long weighs;

  private record Weighed<V>(V value, int weight) {}

  /** At most {@code capacity} values, whatever they are. */
  Recent(int capacity) {
    this(capacity, value -> 1);
  }

  Recent(long capacity, ToIntFunction<V> weight) {
    this.capacity = capacity;
    this.weight = weight;
  }

  synchronized @Nullable V get(K key) {
    Weighed<V> found = kept.get(key);
    return found == null ? null : found.value();
  }

  /** Keeps the value, in the place of those used longest ago; not one that is too heavy alone. */
  synchronized void put(K key, V value) {
    Weighed<V> added = new Weighed<>(value, weight.applyAsInt(value));
    Weighed<V> before = kept.put(key, added);
    weighs += added.weight() - (before == null ? 0 : before.weight());
    Iterator<Weighed<V>> oldest = kept.values().iterator();
    while (weighs > capacity) {
      weighs -= oldest.next().weight();
      oldest.remove();
    }
  }

  synchronized void clear() {
    kept.clear();
    weighs = 0;
  }
}
