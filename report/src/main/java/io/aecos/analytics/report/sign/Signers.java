package io.aecos.analytics.report.sign;

import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** What certificates say of whom they belong to. */
final class Signers {
  private Signers() {}

  /** The organisation, else the common name, else all of the name. */
  static String name(X509Certificate certificate) {
    X500Name name = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    for (var attribute : new org.bouncycastle.asn1.ASN1ObjectIdentifier[] {BCStyle.O, BCStyle.CN}) {
      RDN[] found = name.getRDNs(attribute);
      if (found.length > 0) {
        return IETFUtils.valueToString(found[0].getFirst().getValue());
      }
    }
    return certificate.getSubjectX500Principal().getName();
  }
}
