package io.aecos.analytics.server;

import io.aecos.analytics.engine.sql.SqlTimetable;
import io.aecos.analytics.projection.Follower;
import io.aecos.analytics.query.ProjectionMetricService;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Timetable;
import io.aecos.analytics.server.alerts.Post;
import io.aecos.analytics.server.alerts.Watch;
import io.aecos.analytics.server.audit.AuditBook;
import io.aecos.analytics.server.delivery.Couriers;
import io.aecos.analytics.server.delivery.Destinations;
import io.aecos.analytics.server.gate.Owners;
import io.aecos.analytics.server.imports.ImportSources;
import io.aecos.analytics.server.imports.Imports;
import io.aecos.analytics.server.refresh.Foreseeing;
import io.aecos.analytics.server.refresh.RefreshWiring;
import io.aecos.analytics.server.refresh.Refreshes;
import io.aecos.analytics.server.reports.Reports;
import io.aecos.analytics.server.schedules.Parts;
import io.aecos.analytics.server.schedules.ScheduleDesk;
import io.aecos.analytics.server.settings.ServerIdentity;
import io.aecos.analytics.server.settings.Settings;
import io.aecos.analytics.server.stores.Stores;
import io.aecos.analytics.server.usage.UsageBook;
import io.aecos.analytics.sheet.Sheets;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** What is done later, for whoever is not there then. */
@Configuration(proxyBeanMethods = false)
class ScheduleWiring {
  /** From so many events on a sheet's first answer takes long enough to be asked for beforehand. */
  private static final long LONG_HISTORY = 1_000_000;

  /** The registry has been opened before, so that it is there and up to date. */
  @Bean
  Timetable timetable(
      Registry registry, Stores stores, ObjectProvider<SqlTimetable.Pace> pace, Clock clock) {
    return stores.openTimetable(pace.getIfAvailable(() -> SqlTimetable.Pace.DEFAULT), clock);
  }

  @Bean
  Owners owners(Registry registry, Clock clock) {
    return new Owners(registry, clock);
  }

  @Bean
  Destinations destinations(Settings settings) {
    return new Destinations(settings.delivery());
  }

  @Bean
  Couriers couriers(Settings settings) {
    return new Couriers(settings.delivery());
  }

  @Bean
  ScheduleDesk scheduleDesk(
      Registry registry,
      Timetable timetable,
      Reports reports,
      Owners owners,
      Destinations destinations,
      Couriers couriers,
      AuditBook audit,
      UsageBook usage,
      ObjectProvider<Refreshes> refreshes,
      ServerIdentity identity,
      JsonMapper json,
      Clock clock) {
    return new ScheduleDesk(
        new Parts(
            registry,
            timetable,
            reports,
            owners,
            destinations,
            couriers,
            audit,
            usage,
            askedBy -> refreshes.getObject().refresh(askedBy),
            clock),
        identity.zone(),
        json);
  }

  @Bean
  Refreshes refreshes(
      Registry registry,
      Imports imports,
      ImportSources sources,
      Follower follower,
      ProjectionMetricService.Parts questions,
      ServerIdentity identity,
      ScheduleDesk desk,
      ObjectProvider<DueTimes> dueTimes,
      JsonMapper json,
      Clock clock) {
    return RefreshWiring.refreshes(
        new RefreshWiring.Parts(
            registry,
            imports,
            sources,
            follower,
            questions,
            identity.zone(),
            desk,
            () -> dueTimes.getObject().begin(),
            json,
            clock));
  }

  @Bean
  DueTimes dueTimes(
      ScheduleDesk desk,
      Refreshes refreshes,
      Watch watch,
      Post post,
      Timetable timetable,
      ServerOptions options,
      Settings settings,
      ServerIdentity identity,
      Clock clock) {
    return new DueTimes(
        new DueTimes.Parts(
            desk, refreshes, watch, post, timetable, settings.refresh(), identity.zone(), clock),
        !options.local());
  }

  @Bean
  Foreseeing foreseeing(
      ProjectionMetricService.Parts questions,
      Sheets sheets,
      Follower follower,
      ServerOptions options,
      ServerIdentity identity) {
    return new Foreseeing(
        new Foreseeing.Parts(
            questions,
            sheets,
            new Foreseeing.Backlog(follower::behind, LONG_HISTORY),
            identity.zone(),
            !options.local()));
  }
}
