package io.aecos.analytics.server;

import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.listen.Connectors;
import io.aecos.analytics.server.listen.OpenToOthers;
import io.aecos.analytics.server.settings.ListenSettings;
import io.aecos.analytics.server.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who can reach the server, and what stands in the way of it. */
@Configuration(proxyBeanMethods = false)
class ListenWiring {

  @Bean
  Connectors connectors(ListenSettings listen, Settings settings) {
    return new Connectors(listen, settings.server().stalledSeconds());
  }

  @Bean
  OpenToOthers openToOthers(ListenSettings listen, Settings settings, Registry registry) {
    return new OpenToOthers(listen, settings.openId() != null, registry);
  }
}
