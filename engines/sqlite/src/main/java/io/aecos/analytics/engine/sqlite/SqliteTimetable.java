package io.aecos.analytics.engine.sqlite;

import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import io.aecos.analytics.engine.sql.SqlTimetable;
import io.aecos.analytics.registry.Timetable;
import java.nio.file.Path;
import java.time.InstantSource;

/** Opens the timetable in a registry's file. */
public final class SqliteTimetable {
  private SqliteTimetable() {}

  /** That of the registry at {@code path}, which has been opened before. */
  public static Timetable open(Path path, SqlTimetable.Pace pace) {
    SqliteFile file = SqliteFile.look(path, SqliteSchema.REGISTRY, SqliteSettings.DEFAULT);
    return new SqlTimetable(
        file.connections(),
        new SqliteJdbcCustomization(),
        pace,
        InstantSource.system(),
        file::close);
  }
}
