package io.aecos.analytics.registry;

import io.aecos.analytics.error.AnalyticsException;
import java.util.List;
import java.util.Optional;

/** The alerts of a registry. */
public interface Alerts {

  /** All alerts, by owner, then name. */
  List<Alert> all();

  Optional<Alert> find(String id);

  /**
   * Keeps an alert, in the place of the one of its id.
   *
   * @throws AnalyticsException {@code CONFLICT} where its owner has another one of that name
   */
  void put(Alert alert);

  /** Removes an alert and tells whether there was one; what it told of stays. */
  boolean remove(String id);
}
