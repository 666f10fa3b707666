package io.aecos.analytics.server.openid;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Trades a code for who somebody is. Only tokens that the provider signed with a key of its own are
 * taken: none without a signature, and none that who knows the client's secret could have made.
 */
final class Exchange {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Exchange() {}

  static OidcAuthorizationCodeAuthenticationProvider create() {
    JdkClientHttpRequestFactory http = new JdkClientHttpRequestFactory();
    http.setReadTimeout(PATIENCE);
    RestTemplate template = new RestTemplate(http);
    DefaultOAuth2UserService claims = new DefaultOAuth2UserService();
    RestTemplate asking = new RestTemplate(http);
    asking.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
    claims.setRestOperations(asking);
    OidcUserService users = new OidcUserService();
    users.setOauth2UserService(claims);
    RestClientAuthorizationCodeTokenResponseClient tokens =
        new RestClientAuthorizationCodeTokenResponseClient();
    tokens.setRestClient(client(http));
    OidcAuthorizationCodeAuthenticationProvider provider =
        new OidcAuthorizationCodeAuthenticationProvider(tokens, users);
    provider.setJwtDecoderFactory(registration -> decoder(registration, template));
    return provider;
  }

  private static RestClient client(JdkClientHttpRequestFactory http) {
    return RestClient.builder()
        .requestFactory(http)
        .messageConverters(
            converters -> {
              converters.clear();
              converters.addAll(
                  List.of(
                      new FormHttpMessageConverter(),
                      new OAuth2AccessTokenResponseHttpMessageConverter()));
            })
        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
        .build();
  }

  private static JwtDecoder decoder(ClientRegistration registration, RestTemplate template) {
    String keys =
        Objects.requireNonNull(
            registration.getProviderDetails().getJwkSetUri(), "discovery asks for it");
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(keys)
            .jwsAlgorithms(known -> known.addAll(List.of(SignatureAlgorithm.values())))
            .restOperations(template)
            .build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
    decoder.setClaimSetConverter(
        new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
    return decoder;
  }
}
