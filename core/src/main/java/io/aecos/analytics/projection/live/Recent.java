package io.aecos.analytics.projection.live;

import java.util.LinkedHashMap;
import java.util.Map;

/** The entries used last, at most so many. */
final class Recent<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1;
  private static final float LOAD = 0.75f;

  private final int capacity;

  Recent(int capacity) {
    super(16, LOAD, true);
    this.capacity = capacity;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > capacity;
  }
}
