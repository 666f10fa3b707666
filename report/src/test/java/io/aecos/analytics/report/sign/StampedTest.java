package io.aecos.analytics.report.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.junit.jupiter.api.Test;

/** A signature whose time is told by a server of time stamps. */
class StampedTest {
  private static final byte[] CONTENT = "what is signed".getBytes(StandardCharsets.UTF_8);
  private static final Instant TOLD = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3600);

  @Test
  void stampedSignature_tellsTheServersTime_andAnyChangedByteIsFound() throws Exception {
    SigningKey key = KeyStores.make("Firm", Instant.now());
    byte[] signature = new Signer(key, authority()).detached(CONTENT);

    Verdict verdict = CmsCheck.check(signature, CONTENT, null);

    assertThat(verdict.reason()).isEmpty();
    assertThat(verdict.stamped()).isTrue();
    assertThat(verdict.signedAt()).isEqualTo(TOLD);
    List<Integer> unseen = new ArrayList<>();
    for (int at = 0; at < signature.length; at++) {
      byte[] changed = signature.clone();
      changed[at] ^= 1;
      if (CmsCheck.check(changed, CONTENT, null).whole()) {
        unseen.add(at);
      }
    }
    assertThat(unseen).isEmpty();
  }

  @Test
  void serverThatDoesNotAnswer_makesNoReport() {
    TimeStamps silent =
        request -> {
          throw new AnalyticsException(ErrorCode.OVERLOADED, "silent");
        };
    Signer signer = new Signer(KeyStores.make("Firm", Instant.now()), silent);

    assertThatThrownBy(() -> signer.detached(CONTENT)).hasMessage("silent");
  }

  /** A small authority of our own. */
  private static TimeStamps authority() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
    X500Name name = new X500Name("CN=Clock");
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(Instant.now().minusSeconds(60)),
            Date.from(Instant.now().plusSeconds(86_400)),
            name,
            pair.getPublic());
    builder.addExtension(
        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
    X509CertificateHolder certificate = builder.build(signer);
    var digests = new JcaDigestCalculatorProviderBuilder().build();
    TimeStampTokenGenerator tokens =
        new TimeStampTokenGenerator(
            new JcaSimpleSignerInfoGeneratorBuilder()
                .build(
                    "SHA256withECDSA",
                    pair.getPrivate(),
                    new org.bouncycastle.cert.jcajce.JcaX509CertificateConverter()
                        .getCertificate(certificate)),
            digests.get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256)),
            new ASN1ObjectIdentifier("1.2.3.4"));
    tokens.addCertificates(new JcaCertStore(List.of(certificate)));
    return request -> {
      try {
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
            .generate(new TimeStampRequest(request), BigInteger.TEN, Date.from(TOLD))
            .getEncoded();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
