package io.aecos.analytics.pseudonym;

import org.jspecify.annotations.Nullable;

/** What is to stand in the place of somebody's name. Safe for use by many threads. */
@FunctionalInterface
public interface Renaming {
  /** Leaves every name as it is. */
  Renaming NONE = name -> null;

  /** What stands for {@code name}, whichever form it has; null where it stays. */
  @Nullable String of(String name);
}
