package io.aecos.analytics.registry;

import java.util.List;

/**
 * What people found not useful among the insights that they were told. Each is its owner's alone.
 */
public interface InsightMarks {

  /** The owner's, latest first. */
  List<NotUseful> of(String owner);

  /**
   * Keeps one; the owner's one of the same insight is replaced, and of others the latest 500 stay.
   */
  void put(String owner, NotUseful mark);

  /** Forgets one; one that is not there is forgotten already. */
  void forget(String owner, String insight);
}
