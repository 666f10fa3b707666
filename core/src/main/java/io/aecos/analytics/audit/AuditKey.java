package io.aecos.analytics.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;

/**
 * The key (Ed25519) that a server signs its trail with. It is made at first use and kept in a file
 * that only its owner can open; whoever has that file can sign, whoever has the public half can
 * verify.
 */
public final class AuditKey {
  private static final String ALGORITHM = "Ed25519";
  private static final HexFormat HEX = HexFormat.of();

  private final PrivateKey secret;
  private final AuditPublicKey known;
  private final boolean isNew;

  private AuditKey(PrivateKey secret, AuditPublicKey known, boolean isNew) {
    this.secret = secret;
    this.known = known;
    this.isNew = isNew;
  }

  /** The key in {@code file}, made and kept there where there is none. */
  public static AuditKey in(Path file) {
    try {
      boolean isNew = !Files.exists(file) && PrivateFile.create(file, text(generated()));
      return parse(Files.readAllLines(file), isNew);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw AuditFailure.of("cannot use the key " + file + "; restore it from a backup", e);
    }
  }

  private static KeyPair generated() throws GeneralSecurityException {
    return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
  }

  private static String text(KeyPair pair) {
    return HEX.formatHex(pair.getPrivate().getEncoded())
        + "\n"
        + HEX.formatHex(pair.getPublic().getEncoded())
        + "\n";
  }

  private static AuditKey parse(List<String> lines, boolean isNew) throws GeneralSecurityException {
    if (lines.size() != 2) {
      throw new IllegalArgumentException("two lines are expected");
    }
    PrivateKey secret =
        KeyFactory.getInstance(ALGORITHM)
            .generatePrivate(new PKCS8EncodedKeySpec(HEX.parseHex(lines.get(0))));
    AuditKey key = new AuditKey(secret, AuditPublicKey.parse(lines.get(1)), isNew);
    if (!key.known.signed(key.sign(new byte[1]), new byte[1])) {
      throw new IllegalArgumentException("its two halves do not belong together");
    }
    return key;
  }

  public AuditPublicKey known() {
    return known;
  }

  /** Whether it was made just now, so that it cannot have signed a trail before. */
  public boolean isNew() {
    return isNew;
  }

  String sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(message);
      return HEX.formatHex(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was read can sign", e);
    }
  }

  @Override
  public String toString() {
    return "AuditKey[" + known.fingerprint() + "]";
  }

  static PublicKey decoded(byte[] encoded) throws GeneralSecurityException {
    return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
  }

  static Signature verifier() throws GeneralSecurityException {
    return Signature.getInstance(ALGORITHM);
  }
}
