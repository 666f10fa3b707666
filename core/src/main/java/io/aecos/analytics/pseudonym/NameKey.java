package io.aecos.analytics.pseudonym;

import io.aecos.analytics.event.Names;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What names are digested with: HMAC-SHA-256 (RFC 2104) over their normal form, as hexadecimal
 * digits. Whoever has no key cannot try names; whoever has it can, so it is no encryption.
 *
 * @param hex the key, 64 hexadecimal digits
 */
public record NameKey(String hex) {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;
  private static final HexFormat HEX = HexFormat.of();

  /** A key that nobody has. */
  public static NameKey random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new NameKey(HEX.formatHex(bytes));
  }

  /** The digest of {@code name}, whichever form it is given in. */
  public String digest(String name) {
    String normal = Objects.requireNonNullElse(Names.normal(name), "");
    return HEX.formatHex(mac().doFinal(normal.getBytes(StandardCharsets.UTF_8)));
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(HEX.parseHex(hex), ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "NameKey[***]";
  }
}
