package io.aecos.analytics.server.settings;

import io.aecos.analytics.report.Firm;
import io.aecos.analytics.report.Texts;
import io.aecos.analytics.report.sign.Tokens.Token;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How reports look and who signs them. {@code firm} is whose they are, {@code colour} that of their
 * titles, {@code logo} an image file, {@code language} that of a report that names none.
 */
public record ReportSettings(
    String firm, String colour, @Nullable Path logo, String language, Signing signing) {
  public static final ReportSettings DEFAULTS =
      new ReportSettings("AEC OS", Firm.COLOUR, null, "en", Signing.OWN);

  public ReportSettings {
    if (firm.isBlank() || firm.length() > 120) {
      throw new IllegalArgumentException("firm must have 1 to 120 characters");
    }
    if (!colour.matches("#[0-9a-fA-F]{6}")) {
      throw new IllegalArgumentException("colour must be like #1a5490, not '" + colour + "'");
    }
    if (!Texts.LANGUAGES.contains(language)) {
      throw new IllegalArgumentException(
          "language must be one of " + Texts.LANGUAGES + ", not '" + language + "'");
    }
  }

  /**
   * Whose key signs: that of the PKCS#12 file {@code keystore}, opened by {@code secret}; that of
   * the token {@code pkcs11}, to which {@code secret} is the PIN; without either, a key that the
   * server makes for itself. {@code timestamps} is a server by RFC 3161.
   */
  public record Signing(
      @Nullable Path keystore,
      @Nullable Token pkcs11,
      @Nullable Secret secret,
      @Nullable String timestamps) {
    public static final Signing OWN = new Signing(null, null, null, null);

    public Signing {
      if (keystore != null && pkcs11 != null) {
        throw new IllegalArgumentException("a key lies in a keystore or behind pkcs11, not both");
      }
      if (keystore != null && secret == null) {
        throw new IllegalArgumentException(
            "keystore needs its password: passwordFile or passwordEnv");
      }
      if (pkcs11 != null && secret == null) {
        throw new IllegalArgumentException("pkcs11 needs the token's PIN: pinFile or pinEnv");
      }
      if (keystore == null && pkcs11 == null && secret != null) {
        throw new IllegalArgumentException("a password needs the keystore that it opens");
      }
      if (timestamps != null && !isAddress(timestamps)) {
        throw new IllegalArgumentException("timestamps must be an address that begins with http");
      }
    }

    private static boolean isAddress(String text) {
      try {
        String scheme = new URI(text).getScheme();
        return "http".equals(scheme) || "https".equals(scheme);
      } catch (URISyntaxException e) {
        return false;
      }
    }
  }

  /** Where a password or PIN stands: in a file, else in the environment under a name. */
  public record Secret(@Nullable Path file, @Nullable String env) {}
}
