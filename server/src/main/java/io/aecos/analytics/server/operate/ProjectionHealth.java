package io.aecos.analytics.server.operate;

import io.aecos.analytics.projection.Follower;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the projection follows the ledger; the reason stays in the log and with the doctor. */
public final class ProjectionHealth implements HealthIndicator {
  private final Follower follower;

  public ProjectionHealth(Follower follower) {
    this.follower = follower;
  }

  @Override
  public Health health() {
    return follower.failure().isPresent() ? Health.down().build() : Health.up().build();
  }
}
