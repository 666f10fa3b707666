package io.aecos.analytics.report.sign;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;

/** Checks a detached signature; whether its signer is known is for others to say. */
final class CmsCheck {
  private CmsCheck() {}

  /** {@code told} is when the file says that it was signed, for where the signature does not. */
  static Verdict check(byte[] signature, byte[] content, @Nullable Instant told) {
    try {
      if (!Arrays.equals(ASN1Primitive.fromByteArray(signature).getEncoded("DER"), signature)) {
        return Verdict.broken("the signature was changed");
      }
      CMSSignedData signed = new CMSSignedData(new CMSProcessableByteArray(content), signature);
      if (!isPlain(signed, 1)) {
        return Verdict.broken("the signature is none of this product");
      }
      return check(signed, signed.getSignerInfos().iterator().next(), told);
    } catch (IOException
        | CMSException
        | GeneralSecurityException
        | OperatorCreationException
        | TSPException
        | RuntimeException e) {
      // What a library finds in a stranger's bytes ends in any exception; none of them is whole.
      return Verdict.broken("the signature cannot be read: it was changed");
    }
  }

  private static Verdict check(
      CMSSignedData signed, SignerInformation signer, @Nullable Instant told)
      throws GeneralSecurityException,
          OperatorCreationException,
          CMSException,
          TSPException,
          IOException {
    Collection<?> found = signed.getCertificates().getMatches(signer.getSID());
    if (found.isEmpty() || !(found.iterator().next() instanceof X509CertificateHolder holder)) {
      return Verdict.broken("the signature does not say by whom it is");
    }
    X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
    Instant stamped = stamped(signer);
    Instant at = stamped != null ? stamped : signedAt(signer, told);
    Verdict verdict =
        new Verdict(true, "", Signers.name(certificate), certificate, at, stamped != null, null);
    boolean holds =
        signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()));
    if (!holds || !names(signer, certificate)) {
      return verdict.but("what is signed is not what is here: it was changed");
    }
    if (at == null
        || at.isBefore(certificate.getNotBefore().toInstant())
        || at.isAfter(certificate.getNotAfter().toInstant())) {
      return verdict.but(
          "the certificate of " + verdict.signer() + " was not valid when it signed");
    }
    return verdict;
  }

  /** One signer, and nothing else in the parts that no signature covers. */
  private static boolean isPlain(CMSSignedData signed, int version) {
    if (!CMSObjectIdentifiers.signedData.equals(signed.toASN1Structure().getContentType())
        || signed.getVersion() != version
        || signed.getSignerInfos().size() != 1) {
      return false;
    }
    SignerInformation signer = signed.getSignerInfos().iterator().next();
    return signer.getVersion() == 1
        && signed.getDigestAlgorithmIDs().equals(Set.of(signer.getDigestAlgorithmID()));
  }

  /** Whether the signature names this very certificate. */
  private static boolean names(SignerInformation signer, X509Certificate certificate)
      throws GeneralSecurityException {
    AttributeTable attributes = signer.getSignedAttributes();
    Attribute attribute =
        attributes == null
            ? null
            : attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
    if (attribute == null) {
      return false;
    }
    byte[] hash =
        SigningCertificateV2.getInstance(attribute.getAttributeValues()[0])
            .getCerts()[0]
            .getCertHash();
    return Arrays.equals(
        hash, MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
  }

  private static @Nullable Instant signedAt(SignerInformation signer, @Nullable Instant told) {
    AttributeTable attributes = signer.getSignedAttributes();
    Attribute time = attributes == null ? null : attributes.get(CMSAttributes.signingTime);
    return time == null
        ? told
        : Time.getInstance(time.getAttributeValues()[0]).getDate().toInstant();
  }

  /** The time of a time stamp that holds; null where there is none. */
  private static @Nullable Instant stamped(SignerInformation signer)
      throws CMSException,
          TSPException,
          IOException,
          GeneralSecurityException,
          OperatorCreationException {
    AttributeTable attributes = signer.getUnsignedAttributes();
    Attribute attribute =
        attributes == null
            ? null
            : attributes.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
    if (attributes != null && (attribute == null || attributes.size() != 1)) {
      throw new TSPException("beside the signature stands what is no time stamp");
    }
    if (attribute == null) {
      return null;
    }
    TimeStampToken token =
        new TimeStampToken(
            new CMSSignedData(
                attribute.getAttributeValues()[0].toASN1Primitive().getEncoded("DER")));
    Collection<?> found = token.getCertificates().getMatches(token.getSID());
    if (!isPlain(token.toCMSSignedData(), 3)) {
      throw new TSPException("the time stamp was changed");
    }
    if (found.isEmpty() || !(found.iterator().next() instanceof X509CertificateHolder holder)) {
      throw new TSPException("the time stamp names nobody");
    }
    token.validate(
        new JcaSimpleSignerInfoVerifierBuilder()
            .build(new JcaX509CertificateConverter().getCertificate(holder)));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(signer.getSignature());
    if (!Arrays.equals(digest, token.getTimeStampInfo().getMessageImprintDigest())) {
      throw new TSPException("the time stamp is another file's");
    }
    return token.getTimeStampInfo().getGenTime().toInstant();
  }
}
