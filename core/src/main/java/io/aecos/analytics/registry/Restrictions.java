package io.aecos.analytics.registry;

import io.aecos.analytics.error.AnalyticsException;
import java.util.List;

/** The projects of a registry that are restricted to teams; of all others there is nothing. */
public interface Restrictions {

  /** All restrictions by project and team. */
  List<Restriction> all();

  /**
   * Keeps a restriction; one that is there stays.
   *
   * @throws AnalyticsException {@code NOT_FOUND} where there is no such team
   */
  void put(Restriction restriction);

  /** Lifts a restriction and tells whether there was one. */
  boolean lift(Restriction restriction);
}
