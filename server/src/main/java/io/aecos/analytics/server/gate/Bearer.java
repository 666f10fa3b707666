package io.aecos.analytics.server.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * The secret that a program sends as {@code Authorization: Bearer …}, not yet held to anything. To
 * feeds it may come as the password of {@code Basic}, with any name: spreadsheets know no other
 * way.
 */
final class Bearer extends AbstractAuthenticationToken {
  private static final String SCHEME = "Bearer ";
  private static final String BASIC = "Basic ";

  private final transient String secret;

  Bearer(String secret) {
    super(List.of());
    this.secret = secret;
  }

  /** Other schemes are none of ours. */
  static final class Converter implements AuthenticationConverter {
    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
      String header = request.getHeader("Authorization");
      if (header == null) {
        return null;
      }
      if (header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
        return new Bearer(header.substring(SCHEME.length()).strip());
      }
      boolean basic = header.regionMatches(true, 0, BASIC, 0, BASIC.length());
      return basic && Door.isFeed(request)
          ? new Bearer(password(header.substring(BASIC.length()).strip()))
          : null;
    }

    /** What stands behind the name (RFC 7617); nothing that opens anything where it is garbled. */
    private static String password(String encoded) {
      try {
        String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        return pair.substring(pair.indexOf(':') + 1).strip();
      } catch (IllegalArgumentException e) {
        return "";
      }
    }
  }

  @Override
  public Object getPrincipal() {
    return "";
  }

  @Override
  public String getCredentials() {
    return secret;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bearer bearer && Secrets.same(bearer.secret, secret);
  }

  @Override
  public int hashCode() {
    return secret.hashCode();
  }
}
