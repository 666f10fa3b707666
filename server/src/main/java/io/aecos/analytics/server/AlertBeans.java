package io.aecos.analytics.server;

import io.aecos.analytics.insight.InsightService;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Timetable;
import io.aecos.analytics.server.alerts.AlertDesk;
import io.aecos.analytics.server.alerts.AlertWiring;
import io.aecos.analytics.server.alerts.Post;
import io.aecos.analytics.server.alerts.Watch;
import io.aecos.analytics.server.audit.AuditBook;
import io.aecos.analytics.server.delivery.Couriers;
import io.aecos.analytics.server.delivery.Destinations;
import io.aecos.analytics.server.gate.Owners;
import io.aecos.analytics.server.listen.Connectors;
import io.aecos.analytics.server.metrics.ViewParameters;
import io.aecos.analytics.server.settings.ServerIdentity;
import io.aecos.analytics.server.settings.Settings;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** What people want to be told of. */
@Configuration(proxyBeanMethods = false)
class AlertBeans {

  @Bean
  AlertWiring alertWiring(
      Registry registry,
      Timetable timetable,
      Owners owners,
      MetricCatalog catalog,
      MetricService metrics,
      InsightService insights,
      ViewParameters parameters,
      Ledger ledger,
      Projection projection,
      ServerOptions options,
      Destinations destinations,
      Couriers couriers,
      AuditBook audit,
      PublicAddress address,
      ServerIdentity identity,
      JsonMapper json,
      Clock clock) {
    return new AlertWiring(
        new AlertWiring.Parts(
            registry,
            timetable,
            owners,
            catalog,
            metrics,
            insights,
            parameters,
            ledger,
            () -> projection.watermark().seq(),
            options.data().root(),
            destinations,
            couriers,
            audit,
            address,
            identity.zone(),
            json,
            clock));
  }

  @Bean
  AlertDesk alertDesk(AlertWiring wiring) {
    return wiring.desk();
  }

  @Bean
  Watch watch(AlertWiring wiring) {
    return wiring.watch();
  }

  @Bean
  Post post(AlertWiring wiring) {
    return wiring.post();
  }

  @Bean
  PublicAddress publicAddress(
      ApplicationContext context, Connectors connectors, Settings settings) {
    return new PublicAddress(
        () ->
            connectors.publicUrl(
                Objects.requireNonNull(
                    ((WebServerApplicationContext) context).getWebServer(), "it runs by now"),
                settings.server().hosts()));
  }

  /** Where people reach the dashboard, as far as the server can tell; known once it answers. */
  record PublicAddress(Supplier<String> known) implements Supplier<String> {
    @Override
    public String get() {
      return known.get();
    }
  }
}
