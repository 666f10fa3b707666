package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.testkit.registry.ErasuresContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteErasuresTest extends ErasuresContract {
  @TempDir Path directory;

  @Override
  protected Registry open() {
    return SqliteRegistry.open(directory.resolve("registry.sqlite"));
  }
}
