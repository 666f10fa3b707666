package io.aecos.analytics.engine.sqlite;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;

/** Makes a ledger's file as an older version made it. */
final class OlderFile {
  private OlderFile() {}

  static void make(Path path, String format) {
    Flyway.configure(SqliteFile.class.getClassLoader())
        .dataSource("jdbc:sqlite:" + path, null, null)
        .locations("classpath:db/migration/sqlite")
        .loggers("slf4j")
        .target(format)
        .load()
        .migrate();
  }
}
