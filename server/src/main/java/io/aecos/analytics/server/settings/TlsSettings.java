package io.aecos.analytics.server.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the server's certificate and its key lie: two PEM files, or a PKCS#12 {@code keystore}. The
 * password of either is the first line of {@code passwordFile}, else the environment's {@code
 * AECOS_ANALYTICS_TLS_PASSWORD}; a key in PEM need not have one.
 */
public record TlsSettings(
    @Nullable Path certificate,
    @Nullable Path key,
    @Nullable Path keystore,
    @Nullable Path passwordFile) {

  public TlsSettings {
    boolean pem = certificate != null && key != null;
    boolean half = certificate != null || key != null;
    if (keystore == null ? !pem : half) {
      throw new IllegalArgumentException(
          "tls needs either certificate and key (PEM) or keystore (PKCS#12)");
    }
  }
}
