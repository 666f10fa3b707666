package io.aecos.analytics.server.listen;

import io.aecos.analytics.server.settings.TlsSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** The files of a certificate as they were at one moment. */
final class CertificateFiles {
  private final TlsSettings settings;
  private final List<byte[]> contents;

  private CertificateFiles(TlsSettings settings, List<byte[]> contents) {
    this.settings = settings;
    this.contents = contents;
  }

  /** Reads all files once, so that what is checked is what is used. */
  static CertificateFiles read(TlsSettings settings) throws IOException {
    List<Path> paths =
        Stream.of(
                settings.certificate(),
                settings.key(),
                settings.keystore(),
                settings.passwordFile())
            .filter(Objects::nonNull)
            .toList();
    byte[][] contents = new byte[paths.size()][];
    for (int i = 0; i < contents.length; i++) {
      contents[i] = bytes(paths.get(i));
    }
    return new CertificateFiles(settings, List.of(contents));
  }

  private static byte[] bytes(Path path) throws IOException {
    try {
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + path, e);
    }
  }

  boolean sameAs(CertificateFiles other) {
    boolean same = contents.size() == other.contents.size();
    for (int i = 0; same && i < contents.size(); i++) {
      same = Arrays.equals(contents.get(i), other.contents.get(i));
    }
    return same;
  }

  /** The password of the key or the key store; null where there is none. */
  @Nullable String password() {
    if (settings.passwordFile() == null) {
      return System.getenv("AECOS_ANALYTICS_TLS_PASSWORD");
    }
    String text = new String(contents.get(contents.size() - 1), StandardCharsets.UTF_8);
    return text.lines().findFirst().orElse("");
  }

  /** A key store with the certificate and its key. */
  KeyStore keyStore() throws GeneralSecurityException, IOException {
    return settings.keystore() == null ? ofPem() : ofPkcs12();
  }

  private KeyStore ofPem() {
    PemSslStoreDetails details = new PemSslStoreDetails(null, text(0), text(1), password());
    return Objects.requireNonNull(
        new PemSslStoreBundle(details, null).getKeyStore(), "a certificate makes a key store");
  }

  private String text(int index) {
    return new String(contents.get(index), StandardCharsets.UTF_8);
  }

  private KeyStore ofPkcs12() throws GeneralSecurityException, IOException {
    String password = password();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(
        new ByteArrayInputStream(contents.get(0)),
        password == null ? new char[0] : password.toCharArray());
    return store;
  }
}
