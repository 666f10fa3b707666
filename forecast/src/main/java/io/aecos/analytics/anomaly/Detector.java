package io.aecos.analytics.anomaly;

import org.jspecify.annotations.Nullable;

/** Looks at the last step of what was known. */
interface Detector {
  /** What is unusual about it; null where nothing is. */
  @Nullable Anomaly at(Step step);
}
