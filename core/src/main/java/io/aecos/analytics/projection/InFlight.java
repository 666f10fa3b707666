package io.aecos.analytics.projection;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Lets those who ask the same while it is being answered share the answer: somebody who reloads a
 * page, or a firm that opens its dashboard in the morning. Safe for use by many threads.
 */
public final class InFlight<K, V> {
  private final Map<K, CompletableFuture<V>> answers = new ConcurrentHashMap<>();

  /** What {@code ask} gives, to this caller or to the one that is asking already. */
  public V share(K key, Supplier<? extends V> ask) {
    CompletableFuture<V> own = new CompletableFuture<>();
    CompletableFuture<V> other = answers.putIfAbsent(key, own);
    if (other != null) {
      try {
        return other.join();
      } catch (CancellationException e) {
        // The other one's failure is its own; this caller may be luckier and else has its own.
        return ask.get();
      }
    }
    try {
      V answer = ask.get();
      own.complete(answer);
      return answer;
    } finally {
      answers.remove(key);
      own.cancel(false);
    }
  }
}
