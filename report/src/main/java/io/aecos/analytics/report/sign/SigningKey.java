package io.aecos.analytics.report.sign;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** What reports are signed with: a private key and its certificate, first in its chain. */
public record SigningKey(PrivateKey key, List<X509Certificate> chain) {
  public SigningKey {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a key without a certificate names nobody");
    }
  }

  public X509Certificate certificate() {
    return chain.get(0);
  }

  @Override
  public String toString() {
    return "SigningKey[" + certificate().getSubjectX500Principal() + ", ***]";
  }
}
