package io.aecos.analytics.registry;

import io.aecos.analytics.error.AnalyticsException;
import java.util.Optional;

/** Who people are at an OpenID Connect provider; each is one subject there at most. */
public interface ProviderSubjects {

  /** The person whom a provider calls so. */
  Optional<String> personOf(String issuer, String subject);

  /** What a provider calls a person. */
  Optional<String> subjectOf(String issuer, String person);

  /**
   * Keeps whom a provider calls so.
   *
   * @throws AnalyticsException {@code CONFLICT} where the subject is somebody's already or the
   *     person is another subject's
   */
  void add(String issuer, String subject, String person);
}
