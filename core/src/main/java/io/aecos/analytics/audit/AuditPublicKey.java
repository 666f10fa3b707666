package io.aecos.analytics.audit;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.HexFormat;

/** The half of a server's key that verifies; {@code text} is its X.509 form in hexadecimal. */
public record AuditPublicKey(String text, PublicKey key) {

  /**
   * @throws IllegalArgumentException where {@code text} is no such key
   */
  static AuditPublicKey parse(String text) {
    try {
      return new AuditPublicKey(text, AuditKey.decoded(HexFormat.of().parseHex(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no public key", e);
    }
  }

  /** What people compare: SHA-256 of the key's X.509 form. */
  public String fingerprint() {
    return AuditHash.sha256(key.getEncoded());
  }

  /** Whether {@code signature} is this key's of {@code message}, and written in the one way. */
  boolean signed(String signature, byte[] message) {
    try {
      byte[] bytes = HexFormat.of().parseHex(signature);
      Signature verifier = AuditKey.verifier();
      verifier.initVerify(key);
      verifier.update(message);
      return HexFormat.of().formatHex(bytes).equals(signature) && verifier.verify(bytes);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false; // What is no signature at all is none of this key's.
    }
  }
}
