package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.testkit.query.CarriedContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class DuckDbCarriedTest extends CarriedContract {
  @TempDir Path directory;

  @Override
  protected Projection open() {
    return DuckDbProjection.open(directory.resolve("projection.duckdb"), EventCatalog.shipped());
  }
}
