package io.aecos.analytics.registry;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.pseudonym.Pseudonyms;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Who was erased, by digests of their names, so that what still comes in of them is recognised. */
public interface Erasures {

  /** What stands for the names of everybody who was erased. */
  Pseudonyms pseudonyms();

  /** All erasures, the oldest first. */
  List<Erasure> all();

  /**
   * Erases a person from the registry and keeps that it has begun. {@code pseudonyms} has one for
   * each of their names, that of their account among them; the same person goes on under it,
   * without password and not active: with the identities and memberships that figures need, with
   * tokens that are revoked, and without sessions, saved views, reports and what a provider of
   * sign-ins calls them. Saved views of others ask for the pseudonyms from then on.
   *
   * @throws AnalyticsException {@code NOT_FOUND} where there is no such person
   */
  Erasure begin(String person, Map<String, String> pseudonyms, Instant now);

  /** Keeps how far an erasure is. */
  void put(Erasure erasure);
}
