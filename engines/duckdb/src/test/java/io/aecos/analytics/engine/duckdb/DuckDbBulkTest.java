package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.testkit.projection.ProjectionContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** However few rows there are, several parts of them are written as a bulk. */
final class DuckDbBulkTest extends ProjectionContract {
  @TempDir Path directory;

  @Override
  protected Projection open() {
    return DuckDbProjection.open(
        directory.resolve("projection.duckdb"),
        EventCatalog.shipped(),
        new DuckDbSettings(512, 2, RollupSettings.DEFAULT, 1));
  }
}
