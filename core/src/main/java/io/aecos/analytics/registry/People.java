package io.aecos.analytics.registry;

import io.aecos.analytics.error.AnalyticsException;
import java.util.List;
import java.util.Optional;

/** The people of a registry. Names are compared in their normal form. */
public interface People {

  /** All people, also those who are not active, by name. */
  List<Person> all();

  /** The person of that name. */
  Optional<Person> find(String name);

  /**
   * Adds a person.
   *
   * @throws AnalyticsException {@code CONFLICT} where there is one of that name, or where one of
   *     the identities is another person's
   */
  void add(Person person);

  /**
   * Replaces what is kept of a person.
   *
   * @throws AnalyticsException {@code NOT_FOUND} where there is none of that name, {@code CONFLICT}
   *     where one of the identities is another person's
   */
  void replace(Person person);
}
