package io.aecos.analytics.registry;

import java.util.List;

/** The baselines of a registry: one for each element type, project and first day. */
public interface KeptBaselines {
  /** More would make every question about savings slow. */
  int MOST = 500;

  /** All of them, by element type, project and first day; what says none of these comes first. */
  List<KeptBaseline> all();

  /**
   * Keeps a baseline; one about the same is replaced.
   *
   * @throws io.aecos.analytics.error.AnalyticsException where there would be more than {@link
   *     #MOST}
   */
  void put(KeptBaseline baseline);

  /** Removes one and tells whether it was there. */
  boolean remove(KeptBaseline.Subject subject);
}
