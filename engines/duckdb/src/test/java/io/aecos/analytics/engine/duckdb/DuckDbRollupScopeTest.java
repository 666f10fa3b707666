package io.aecos.analytics.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.live.CachingProjection;
import io.aecos.analytics.testkit.query.ScopeContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What was rolled up for one viewer must never be told another, as the server is wired. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DuckDbRollupScopeTest extends ScopeContract {
  @SuppressWarnings("NullAway.Init")
  private EagerRollups rollups;

  @BeforeAll
  void begin(@TempDir Path directory) {
    rollups = new EagerRollups(directory);
  }

  @Override
  protected Projection open() {
    return new CachingProjection(rollups.open(), 64);
  }

  /** Each question is asked until its rollups are there, which takes its time. */
  @Override
  protected int viewers() {
    return 4;
  }

  @AfterAll
  void rollupsWereAsked() {
    assertThat(rollups.uses()).isGreaterThan(20);
  }
}
