package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.testkit.registry.ConcurrentRegistryContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteRegistryAtOnceTest extends ConcurrentRegistryContract {
  @TempDir Path directory;

  @Override
  protected Registry open() {
    return SqliteRegistry.open(directory.resolve("registry.sqlite"));
  }
}
