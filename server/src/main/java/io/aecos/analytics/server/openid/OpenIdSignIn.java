package io.aecos.analytics.server.openid;

import io.aecos.analytics.registry.OpenSession;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.gate.Secrets;
import io.aecos.analytics.server.gate.Sessions;
import io.aecos.analytics.server.openid.Refusal.Refused;
import io.aecos.analytics.server.settings.OpenIdSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** The authorization code flow with PKCE and a nonce, from the first step to the last. */
public final class OpenIdSignIn {
  /** Beyond these, somebody signs out at the provider without the hint who they are. */
  private static final int MOST_HINTS = 1_000;

  private final OpenIdSettings settings;
  private final Sessions sessions;
  private final Provider provider;
  private final BegunSignIns begun;
  private final Admission admission;
  private final AuthenticationProvider exchange = Exchange.create();
  private final Map<String, String> hints = Collections.synchronizedMap(new LinkedHashMap<>());

  public OpenIdSignIn(
      OpenIdSettings settings, Sessions sessions, Registry registry, InstantSource clock) {
    this.settings = settings;
    this.sessions = sessions;
    this.provider = new Provider(settings);
    this.begun = new BegunSignIns(clock);
    this.admission = new Admission(settings, registry, clock);
  }

  String label() {
    return settings.client().label();
  }

  /** Where the browser that has the secret {@code browser} goes to sign in. */
  URI begin(HttpServletRequest request, String browser) throws Refused {
    ClientRegistration registration = provider.registration();
    DefaultOAuth2AuthorizationRequestResolver resolver =
        new DefaultOAuth2AuthorizationRequestResolver(id -> registration);
    resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    OAuth2AuthorizationRequest asked =
        Objects.requireNonNull(
            resolver.resolve(request, registration.getRegistrationId()), "the one registration");
    begun.keep(asked, Secrets.digest(browser));
    return URI.create(asked.getAuthorizationRequestUri());
  }

  /** What came back. */
  record Answer(
      @Nullable String state,
      @Nullable String code,
      @Nullable String error,
      @Nullable String issuer,
      @Nullable String browser) {
    @Override
    public String toString() {
      return "Answer[error=" + error + "]";
    }
  }

  /** Who somebody is: their name here, and the token that says so there. */
  record Known(String person, String idToken) {}

  Known finish(Answer answer) throws Refused {
    OAuth2AuthorizationRequest asked = asked(answer);
    if (answer.issuer() != null && !answer.issuer().equals(settings.issuer().toString())) {
      throw new Refused(Refusal.PROVIDER, "the answer is that of another provider");
    }
    if (answer.error() != null || answer.code() == null) {
      throw new Refused(Refusal.PROVIDER, "the provider says " + answer.error());
    }
    OidcUser user = user(asked, answer.code(), Objects.requireNonNull(answer.state(), "checked"));
    String subject = Objects.requireNonNull(user.getSubject(), "an ID token has a subject");
    return new Known(
        admission.admit(Claimed.of(settings, subject, user.getClaims())),
        user.getIdToken().getTokenValue());
  }

  private OAuth2AuthorizationRequest asked(Answer answer) throws Refused {
    if (answer.state() == null || answer.browser() == null) {
      throw new Refused(Refusal.STATE, "this browser began no sign-in");
    }
    return begun
        .take(answer.state(), Secrets.digest(answer.browser()))
        .orElseThrow(() -> new Refused(Refusal.STATE, "no sign-in began with that state"));
  }

  private OidcUser user(OAuth2AuthorizationRequest asked, String code, String state)
      throws Refused {
    OAuth2AuthorizationResponse response =
        OAuth2AuthorizationResponse.success(code)
            .redirectUri(Objects.requireNonNull(asked.getRedirectUri(), "of the registration"))
            .state(state)
            .build();
    try {
      OAuth2LoginAuthenticationToken known =
          (OAuth2LoginAuthenticationToken)
              exchange.authenticate(
                  new OAuth2LoginAuthenticationToken(
                      provider.registration(), new OAuth2AuthorizationExchange(asked, response)));
      Object principal = Objects.requireNonNull(known, "its own kind of token").getPrincipal();
      return (OidcUser) Objects.requireNonNull(principal, "the provider checks it");
    } catch (AuthenticationException e) {
      throw new Refused(Refusal.PROVIDER, String.valueOf(e.getMessage()));
    }
  }

  /** Remembers for a session how to sign out at the provider. */
  void remember(String secret, Known known) {
    synchronized (hints) {
      if (hints.size() >= MOST_HINTS) {
        hints.remove(hints.keySet().iterator().next());
      }
      hints.put(Secrets.digest(secret), known.idToken());
    }
  }

  /** Where somebody whose session this is signs out at the provider, too. */
  public Optional<URI> after(String secret, HttpServletRequest request) {
    String hint = hints.remove(Secrets.digest(secret));
    return sessions
        .methodOf(secret)
        .filter(method -> method == OpenSession.Method.OPENID)
        .flatMap(method -> provider.signOut(hint, request));
  }
}
