package io.aecos.analytics.client;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts cases of one kind. Safe for use by many threads. */
final class Tally<K extends Enum<K>> {
  private final Class<K> kind;
  private final LongAdder[] counts;

  Tally(Class<K> kind) {
    this.kind = kind;
    counts = new LongAdder[kind.getEnumConstants().length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  void count(K key) {
    count(key, 1);
  }

  void count(K key, long howMany) {
    counts[key.ordinal()].add(howMany);
  }

  /** The counts so far, without those that are 0. */
  Map<K, Long> snapshot() {
    Map<K, Long> snapshot = new EnumMap<>(kind);
    for (K key : kind.getEnumConstants()) {
      long count = counts[key.ordinal()].sum();
      if (count != 0) {
        snapshot.put(key, count);
      }
    }
    return snapshot;
  }
}
