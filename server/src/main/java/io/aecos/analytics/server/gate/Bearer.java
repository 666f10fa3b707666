package io.aecos.analytics.server.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** The secret that a program sends as {@code Authorization: Bearer …}, not yet held to anything. */
final class Bearer extends AbstractAuthenticationToken {
  private static final String SCHEME = "Bearer ";

  private final transient String secret;

  private Bearer(String secret) {
    super(List.of());
    this.secret = secret;
  }

  /** Other schemes are none of ours. */
  static final class Converter implements AuthenticationConverter {
    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
      String header = request.getHeader("Authorization");
      return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
          ? new Bearer(header.substring(SCHEME.length()).strip())
          : null;
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
