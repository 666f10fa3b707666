package io.aecos.analytics.server.gate;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.registry.Registry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords (Argon2id, 19 MiB, 2 passes) and holds sign-ins against them. A hash names how
 * it was made, and one that was made in an older way is replaced when its owner signs in.
 */
public final class Passwords {
  static final int SHORTEST = 8;
  static final int LONGEST = 1_000;

  private final PasswordEncoder encoder =
      new DelegatingPasswordEncoder(
          "argon2", Map.of("argon2", new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2)));
  private final AuthenticationManager manager;
  private final Throttle throttle;

  public Passwords(Registry registry, InstantSource clock) {
    Accounts accounts = new Accounts(registry);
    DaoAuthenticationProvider provider = new DaoAuthenticationProvider(accounts);
    provider.setPasswordEncoder(encoder);
    provider.setUserDetailsPasswordService(accounts);
    this.manager = new ProviderManager(provider);
    this.throttle = new Throttle(clock);
  }

  /** What is kept of a password. */
  public String hash(String password) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_BODY,
          "password",
          "must be " + SHORTEST + " … " + LONGEST + " characters",
          List.of());
    }
    return Objects.requireNonNull(encoder.encode(password), "a hash");
  }

  /**
   * The name of the person who signs in.
   *
   * @throws AnalyticsException {@code NOT_SIGNED_IN}, whatever of it was wrong, or {@code
   *     TOO_MANY_ATTEMPTS}
   */
  String check(@Nullable String user, @Nullable String password, String address) {
    String name = Names.normal(user);
    if (name == null || password == null || password.length() > LONGEST) {
      throw wrong();
    }
    throttle.begin(name, address);
    try {
      manager.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password));
    } catch (AuthenticationException e) {
      throw wrong();
    }
    throttle.succeeded(name, address);
    return name;
  }

  private static AnalyticsException wrong() {
    return new AnalyticsException(
        ErrorCode.NOT_SIGNED_IN,
        "The name or the password is wrong, or the account is not active.");
  }
}
