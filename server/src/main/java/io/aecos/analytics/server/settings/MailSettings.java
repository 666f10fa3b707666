package io.aecos.analytics.server.settings;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that this one sends through. {@code from} is whom letters are from; {@code user}
 * is null where none is needed, and the password stands in {@code passwordFile} or in the
 * environment's {@code passwordEnv}.
 */
public record MailSettings(
    String host,
    int port,
    Security security,
    String from,
    @Nullable String user,
    @Nullable Path passwordFile,
    @Nullable String passwordEnv) {

  /** How the way there is kept from others. */
  public enum Security {
    /** Plain at first; nothing is sent before it is not. */
    STARTTLS,
    TLS,
    NONE;

    static Security of(String text) {
      for (Security one : values()) {
        if (one.name().toLowerCase(Locale.ROOT).equals(text)) {
          return one;
        }
      }
      throw new IllegalArgumentException(
          "security must be starttls, tls or none, not '" + text + "'");
    }
  }

  public MailSettings {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port must be 1 … 65535, not " + port);
    }
    if (!from.contains("@")) {
      throw new IllegalArgumentException("from must be an address, not '" + from + "'");
    }
    if (user != null && passwordFile == null && passwordEnv == null) {
      throw new IllegalArgumentException("user needs a password: passwordFile or passwordEnv");
    }
    if (user == null && (passwordFile != null || passwordEnv != null)) {
      throw new IllegalArgumentException("a password needs the user that it is of");
    }
  }
}
