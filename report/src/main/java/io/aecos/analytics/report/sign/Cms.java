package io.aecos.analytics.report.sign;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Hashtable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** Makes detached signatures as CAdES and PAdES want them. */
final class Cms {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SigningKey key;
  private final TimeStamps stamps;

  Cms(SigningKey key, TimeStamps stamps) {
    this.key = key;
    this.stamps = stamps;
  }

  /**
   * The signature of {@code content} in DER. {@code dated} puts the time into it; a PDF tells it
   * elsewhere.
   */
  byte[] sign(byte[] content, boolean dated) {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      JcaSignerInfoGeneratorBuilder signer =
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
      signer.setSignedAttributeGenerator(
          new DefaultSignedAttributeTableGenerator(attributes(dated)) {
            @Override
            protected Hashtable<ASN1ObjectIdentifier, Attribute> createStandardAttributeTable(
                java.util.Map parameters) {
              @SuppressWarnings("unchecked")
              Hashtable<ASN1ObjectIdentifier, Attribute> table =
                  super.createStandardAttributeTable(parameters);
              if (!dated) {
                table.remove(CMSAttributes.signingTime);
              }
              return table;
            }
          });
      generator.addSignerInfoGenerator(signer.build(signing().build(key.key()), key.certificate()));
      generator.addCertificates(new JcaCertStore(key.chain()));
      CMSTypedData data = new CMSProcessableByteArray(content);
      return stamped(generator.generate(data, false)).toASN1Structure().getEncoded("DER");
    } catch (GeneralSecurityException
        | OperatorCreationException
        | CMSException
        | TSPException
        | IOException e) {
      throw new AnalyticsException(ErrorCode.INTERNAL, "the report could not be signed", e);
    } catch (ProviderException | RuntimeOperatorException e) {
      throw new AnalyticsException(
          ErrorCode.OVERLOADED, "The token with the key does not sign: " + e.getMessage(), e);
    }
  }

  private JcaContentSignerBuilder signing() {
    JcaContentSignerBuilder builder = new JcaContentSignerBuilder(algorithm());
    return key.token() == null ? builder : builder.setProvider(key.token());
  }

  private String algorithm() {
    return key.key().getAlgorithm().startsWith("EC") ? "SHA256withECDSA" : "SHA256withRSA";
  }

  /** Which certificate it is, so that no other one with the same key can take its place. */
  private AttributeTable attributes(boolean dated) throws GeneralSecurityException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.certificate().getEncoded());
    ASN1EncodableVector vector = new ASN1EncodableVector();
    vector.add(
        new Attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash)))));
    return new AttributeTable(vector);
  }

  private CMSSignedData stamped(CMSSignedData signed)
      throws GeneralSecurityException, TSPException, IOException {
    SignerInformation signer = signed.getSignerInfos().iterator().next();
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(signer.getSignature());
    TimeStampRequest request =
        generator.generate(NISTObjectIdentifiers.id_sha256, digest, new BigInteger(63, RANDOM));
    byte[] answer = stamps.answer(request.getEncoded());
    if (answer.length == 0) {
      return signed;
    }
    TimeStampResponse response = new TimeStampResponse(answer);
    response.validate(request);
    if (response.getTimeStampToken() == null) {
      throw new AnalyticsException(
          ErrorCode.OVERLOADED, "The time stamp server refused: " + response.getStatusString());
    }
    ASN1EncodableVector vector = new ASN1EncodableVector();
    vector.add(
        new Attribute(
            PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
            new DERSet(ASN1Primitive.fromByteArray(response.getTimeStampToken().getEncoded()))));
    SignerInformation dated =
        SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(vector));
    return CMSSignedData.replaceSigners(signed, new SignerInformationStore(dated));
  }
}
