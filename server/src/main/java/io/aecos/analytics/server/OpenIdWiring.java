package io.aecos.analytics.server;

import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.gate.Farewell;
import io.aecos.analytics.server.gate.Sessions;
import io.aecos.analytics.server.openid.OpenIdSignIn;
import io.aecos.analytics.server.settings.OpenIdSettings;
import io.aecos.analytics.server.settings.Settings;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Signing in with a provider, where one is configured. */
@Configuration(proxyBeanMethods = false)
class OpenIdWiring {

  @Bean
  @Nullable OpenIdSignIn openIdSignIn(
      Settings settings, Sessions sessions, Registry registry, Clock clock) {
    OpenIdSettings openId = settings.openId();
    return openId == null ? null : new OpenIdSignIn(openId, sessions, registry, clock);
  }

  @Bean
  Farewell farewell(ObjectProvider<OpenIdSignIn> openId) {
    OpenIdSignIn known = openId.getIfAvailable();
    return known == null ? (secret, request) -> Optional.empty() : known::after;
  }
}
