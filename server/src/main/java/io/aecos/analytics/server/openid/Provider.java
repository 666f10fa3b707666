package io.aecos.analytics.server.openid;

import io.aecos.analytics.server.gate.AskedAddress;
import io.aecos.analytics.server.openid.Refusal.Refused;
import io.aecos.analytics.server.settings.OpenIdSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.util.UriComponentsBuilder;

/** The provider, as it describes itself. It is asked when somebody first wants to sign in. */
final class Provider {
  static final String CALLBACK = "/sign-in/openid/callback";

  private final OpenIdSettings settings;
  private @Nullable ClientRegistration known;

  Provider(OpenIdSettings settings) {
    this.settings = settings;
  }

  /** What is known of it; asked again at the next sign-in where it did not answer. */
  synchronized ClientRegistration registration() throws Refused {
    ClientRegistration found = known;
    if (found == null) {
      found = discovered();
      known = found;
    }
    return found;
  }

  private ClientRegistration discovered() throws Refused {
    OpenIdSettings.Client client = settings.client();
    try {
      ClientRegistration.Builder builder =
          ClientRegistrations.fromOidcIssuerLocation(settings.issuer().toString())
              .registrationId("openid")
              .clientId(client.id())
              .scope(client.scopes())
              .redirectUri("{baseUrl}" + CALLBACK);
      return client.secretFile() == null
          ? builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE).build()
          : builder.clientSecret(secret(client.secretFile())).build();
    } catch (IOException | RuntimeException e) {
      throw new Refused(
          Refusal.UNREACHABLE, settings.issuer() + " cannot be asked: " + e.getMessage());
    }
  }

  private static String secret(Path file) throws IOException {
    return Files.readString(file).lines().findFirst().orElse("").strip();
  }

  /** Where somebody signs out there, and from where they come back; empty where it offers none. */
  Optional<URI> signOut(@Nullable String idToken, HttpServletRequest request) {
    try {
      Object address =
          registration()
              .getProviderDetails()
              .getConfigurationMetadata()
              .get("end_session_endpoint");
      return address == null
          ? Optional.empty()
          : Optional.of(signOut(address.toString(), idToken, request));
    } catch (Refused e) {
      return Optional.empty();
    }
  }

  private URI signOut(String address, @Nullable String idToken, HttpServletRequest request) {
    UriComponentsBuilder uri =
        UriComponentsBuilder.fromUriString(address)
            .queryParam("client_id", "{client}")
            .queryParam("post_logout_redirect_uri", "{back}");
    String back = AskedAddress.origin(request) + "/";
    return idToken == null
        ? uri.encode().buildAndExpand(settings.client().id(), back).toUri()
        : uri.queryParam("id_token_hint", "{hint}")
            .encode()
            .buildAndExpand(settings.client().id(), back, idToken)
            .toUri();
  }
}
