package io.aecos.analytics.registry;

import io.aecos.analytics.error.AnalyticsException;
import java.util.List;
import java.util.Optional;

/** The teams of a registry. Names are compared in their normal form. */
public interface Teams {

  /** All teams by name. */
  List<Team> all();

  /** The team of that name. */
  Optional<Team> find(String name);

  /** All memberships of a person, by team and first day. */
  List<Membership> of(String person);

  /**
   * Adds a team without members.
   *
   * @throws AnalyticsException {@code CONFLICT} where there is one of that name
   */
  void add(String name);

  /**
   * Keeps a membership; the one of the same team, person and first day is replaced.
   *
   * @throws AnalyticsException {@code NOT_FOUND} where there is no such team or person
   */
  void put(Membership membership);

  /** Removes a membership, as if it had never been; one that is not there needs none of it. */
  void remove(Membership membership);
}
