package io.aecos.analytics.server.refresh;

import io.aecos.analytics.projection.Follower;
import io.aecos.analytics.query.ProjectionMetricService;
import io.aecos.analytics.query.RollupCheck;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.imports.ImportSources;
import io.aecos.analytics.server.imports.Imports;
import io.aecos.analytics.server.schedules.ScheduleDesk;
import java.time.Clock;
import java.time.ZoneId;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what refreshes. */
public final class RefreshWiring {
  private RefreshWiring() {}

  /** What refreshes are made of; {@code clockwork} begins to do what is due. */
  public record Parts(
      Registry registry,
      Imports imports,
      ImportSources sources,
      Follower follower,
      ProjectionMetricService.Parts questions,
      ZoneId zone,
      ScheduleDesk schedules,
      Runnable clockwork,
      JsonMapper json,
      Clock clock) {}

  public static Refreshes refreshes(Parts parts) {
    RefreshWork work =
        new RefreshWork(
            new RefreshWork.Parts(
                parts.registry(),
                parts.imports(),
                parts.sources(),
                parts.follower()::behind,
                new RollupCheck(parts.questions(), parts.zone()),
                parts.schedules(),
                parts.clockwork(),
                parts.clock()));
    return new Refreshes(parts.registry(), work, parts.json(), parts.clock());
  }
}
