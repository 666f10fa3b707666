package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.testkit.query.ElementsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class DuckDbElementsTest extends ElementsContract {
  @TempDir Path directory;

  @Override
  protected Projection open() {
    return DuckDbProjection.open(directory.resolve("projection.duckdb"), EventCatalog.shipped());
  }
}
