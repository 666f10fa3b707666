package io.aecos.analytics.report.sign;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whose signature counts: the data directory's own certificate, those in its {@code keys/trusted},
 * and those that are named. A certificate is known by itself or by the one that issued it.
 */
public final class KnownSigners {
  private final List<X509Certificate> known = new ArrayList<>();

  /**
   * Those of the data directory whose folder of keys is {@code keys}, and {@code named}.
   *
   * @throws AnalyticsException {@code NO_PERMISSION} when one cannot be read
   */
  public KnownSigners(Path keys, List<Path> named) {
    Path own = keys.resolve("reports.pem");
    if (Files.isRegularFile(own)) {
      read(own);
    }
    trusted(keys.resolve("trusted")).forEach(this::read);
    named.forEach(this::read);
  }

  /** Whether what was checked was signed by one of them. */
  public boolean know(Verdict verdict) {
    X509Certificate certificate = verdict.certificate();
    return certificate != null
        && known.stream().anyMatch(one -> one.equals(certificate) || issued(one, certificate));
  }

  private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
    if (issuer.getBasicConstraints() < 0
        || !issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (java.security.GeneralSecurityException e) {
      return false;
    }
  }

  private static List<Path> trusted(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.NO_PERMISSION, folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .forEach(one -> known.add((X509Certificate) one));
    } catch (IOException | CertificateException e) {
      throw new AnalyticsException(
          ErrorCode.NO_PERMISSION, file + " is no certificate: " + e.getMessage(), e);
    }
  }
}
