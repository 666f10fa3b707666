package io.aecos.analytics.server.listen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslStoreBundle;

/** A certificate with its key, of which is known that they belong together. */
record Certificate(SslBundle bundle, String subject, Instant until) {
  private static final byte[] SAMPLE =
      "do they belong together".getBytes(StandardCharsets.US_ASCII);

  /** Throws, with a reason, where {@code files} make no server's certificate. */
  static Certificate of(CertificateFiles files) throws GeneralSecurityException, IOException {
    try {
      String password = files.password();
      KeyStore store = files.keyStore();
      String alias = alias(store);
      X509Certificate certificate = (X509Certificate) store.getCertificate(alias);
      check(certificate, key(store, alias, password));
      return new Certificate(
          bundle(store, alias, password),
          certificate.getSubjectX500Principal().getName(),
          certificate.getNotAfter().toInstant());
    } catch (IllegalStateException | IllegalArgumentException | ClassCastException e) {
      throw new GeneralSecurityException(String.valueOf(e.getMessage()), e);
    }
  }

  private static String alias(KeyStore store) throws GeneralSecurityException {
    List<String> keys = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        keys.add(alias);
      }
    }
    if (keys.size() != 1) {
      throw new GeneralSecurityException("one key is needed, not " + keys.size());
    }
    return keys.get(0);
  }

  private static PrivateKey key(KeyStore store, String alias, @Nullable String password)
      throws GeneralSecurityException {
    char[] chars = password == null ? new char[0] : password.toCharArray();
    Key key = store.getKey(alias, chars);
    if (key instanceof PrivateKey known) {
      return known;
    }
    throw new GeneralSecurityException("there is no private key");
  }

  private static void check(X509Certificate certificate, PrivateKey key)
      throws GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA", "EC" -> "SHA256with" + ("EC".equals(key.getAlgorithm()) ? "ECDSA" : "RSA");
          default -> key.getAlgorithm();
        };
    Signature signing = Signature.getInstance(algorithm);
    signing.initSign(key);
    signing.update(SAMPLE);
    byte[] signature = signing.sign();
    Signature verifying = Signature.getInstance(algorithm);
    verifying.initVerify(certificate);
    verifying.update(SAMPLE);
    if (!verifying.verify(signature)) {
      throw new GeneralSecurityException("the key is not that of the certificate");
    }
  }

  private static SslBundle bundle(KeyStore store, String alias, @Nullable String password) {
    return SslBundle.of(SslStoreBundle.of(store, password, null), SslBundleKey.of(password, alias));
  }
}
