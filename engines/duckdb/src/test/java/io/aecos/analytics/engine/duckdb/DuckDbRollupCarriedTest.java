package io.aecos.analytics.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.testkit.query.CarriedContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Answers from rollups are carried forward like those from events. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DuckDbRollupCarriedTest extends CarriedContract {
  @SuppressWarnings("NullAway.Init")
  private EagerRollups rollups;

  @BeforeAll
  void begin(@TempDir Path directory) {
    rollups = new EagerRollups(directory);
  }

  @Override
  protected Projection open() {
    return rollups.open();
  }

  @AfterAll
  void rollupsWereAsked() {
    assertThat(rollups.uses()).isPositive();
  }
}
