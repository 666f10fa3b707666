package io.aecos.analytics.registry;

import io.aecos.analytics.error.AnalyticsException;
import java.util.List;
import java.util.Optional;

/** The tokens of a registry, also those that were revoked or have expired. */
public interface Tokens {

  /** All tokens, the oldest first. */
  List<Token> all();

  Optional<Token> find(String id);

  /** The token whose secret has this digest. */
  Optional<Token> ofDigest(String digest);

  /**
   * Adds a token.
   *
   * @throws AnalyticsException {@code CONFLICT} where one that is not revoked has its name, {@code
   *     NOT_FOUND} where it acts as nobody who is known
   */
  void add(Token token);

  /**
   * Replaces the secret's digest and the times of use and revocation; all else of a token stays as
   * it was.
   *
   * @throws AnalyticsException {@code NOT_FOUND} where there is none of that id
   */
  void replace(Token token);
}
