package io.aecos.analytics.report.sign;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes and reads keys in PKCS#12 files. */
public final class KeyStores {
  private static final String ALIAS = "reports";
  private static final Duration VALID = Duration.ofDays(3650);

  private KeyStores() {}

  /** A new key on the curve P-256, with a certificate by which {@code firm} vouches for itself. */
  public static SigningKey make(String firm, Instant now) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      return new SigningKey(pair.getPrivate(), List.of(certificate(pair, name(firm), now)));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new AnalyticsException(ErrorCode.INTERNAL, "a key for reports could not be made", e);
    }
  }

  private static X500Name name(String firm) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.O, firm)
        .addRDN(BCStyle.CN, firm + ", AEC OS Analytics reports")
        .build();
  }

  private static X509Certificate certificate(KeyPair pair, X500Name name, Instant now)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(127, new SecureRandom()).add(BigInteger.ONE),
            Date.from(now.minusSeconds(60)),
            Date.from(now.plus(VALID)),
            name,
            pair.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(
        Extension.keyUsage,
        true,
        new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
  }

  /** The content of a PKCS#12 file. */
  public static byte[] write(SigningKey key, char[] password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(ALIAS, key.key(), password, key.chain().toArray(new Certificate[0]));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      store.store(out, password);
      return out.toByteArray();
    } catch (GeneralSecurityException | IOException e) {
      throw new AnalyticsException(ErrorCode.INTERNAL, "the key for reports cannot be kept", e);
    }
  }

  /**
   * The first key of a PKCS#12 file.
   *
   * @throws AnalyticsException when there is none, or the password does not open it
   */
  public static SigningKey read(Path file, char[] password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password);
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias) && store.getKey(alias, password) instanceof PrivateKey key) {
          return new SigningKey(key, chain(store, alias));
        }
      }
      throw invalid(file + " holds no private key to sign reports with", null);
    } catch (IOException e) {
      boolean wrong = e.getCause() instanceof GeneralSecurityException;
      throw invalid(
          wrong
              ? "The password does not open " + file
              : file + " cannot be read as PKCS#12: " + e.getMessage(),
          e);
    } catch (GeneralSecurityException e) {
      throw invalid("The password does not open the key in " + file, e);
    }
  }

  static List<X509Certificate> chain(KeyStore store, String alias) throws GeneralSecurityException {
    List<X509Certificate> chain = new ArrayList<>();
    Certificate[] certificates = store.getCertificateChain(alias);
    for (Certificate one : certificates == null ? new Certificate[0] : certificates) {
      chain.add((X509Certificate) one);
    }
    return chain;
  }

  private static AnalyticsException invalid(
      String message, @org.jspecify.annotations.Nullable Throwable cause) {
    return new AnalyticsException(ErrorCode.INVALID_CONFIGURATION, message, cause);
  }

  /** A certificate as people hand it on. */
  public static String pem(X509Certificate certificate) {
    try {
      String base64 =
          Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
              .encodeToString(certificate.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
