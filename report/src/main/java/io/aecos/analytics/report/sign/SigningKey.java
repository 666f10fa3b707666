package io.aecos.analytics.report.sign;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reports are signed with: a private key and its certificate, first in its chain. {@code
 * token} is what signs with a key that does not leave it; null for a key in memory.
 */
public record SigningKey(PrivateKey key, List<X509Certificate> chain, @Nullable Provider token) {
  public SigningKey {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a key without a certificate names nobody");
    }
  }

  /** A key in memory. */
  public SigningKey(PrivateKey key, List<X509Certificate> chain) {
    this(key, chain, null);
  }

  public X509Certificate certificate() {
    return chain.get(0);
  }

  @Override
  public String toString() {
    return "SigningKey[" + certificate().getSubjectX500Principal() + ", ***]";
  }
}
