package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.testkit.query.QueryCasesContract;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

final class DuckDbQueryCasesTest extends QueryCasesContract {
  @TempDir Path directory;

  @Override
  protected Projection open() {
    return DuckDbProjection.open(
        directory.resolve(UUID.randomUUID() + ".duckdb"), EventCatalog.shipped());
  }
}
