package io.aecos.analytics.projection;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Since when somebody has waited for an answer. It may take several questions of an engine, of
 * which the later ones keep the place of the first: else all who ask at the same time are done at
 * the end.
 */
public final class Asking {
  private static final ThreadLocal<@Nullable Asking> CURRENT = new ThreadLocal<>();

  private final long since = System.nanoTime();

  private Asking() {}

  /** What {@code work} gives, whose questions are one asking; within another one, part of that. */
  public static <T> T whole(Supplier<T> work) {
    if (CURRENT.get() != null) {
      return work.get();
    }
    CURRENT.set(new Asking());
    try {
      return work.get();
    } finally {
      CURRENT.remove();
    }
  }

  /**
   * Since when the calling thread has been at what it asks, an instant of {@link System#nanoTime};
   * now, where a question stands alone.
   */
  public static long since() {
    Asking current = CURRENT.get();
    return current == null ? System.nanoTime() : current.since;
  }
}
