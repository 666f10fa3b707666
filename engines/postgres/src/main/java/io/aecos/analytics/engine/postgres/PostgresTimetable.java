package io.aecos.analytics.engine.postgres;

import com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization;
import com.zaxxer.hikari.HikariDataSource;
import io.aecos.analytics.engine.sql.SqlTimetable;
import io.aecos.analytics.registry.Timetable;
import java.time.InstantSource;

/** Opens the timetable that the nodes share. */
public final class PostgresTimetable {
  private PostgresTimetable() {}

  /**
   * That of the registry at {@code address}, which has been opened before; {@code clock} is that of
   * all.
   */
  public static Timetable open(
      PostgresAddress address, SqlTimetable.Pace pace, InstantSource clock) {
    HikariDataSource connections = PostgresDatabase.writers(address);
    return new SqlTimetable(
        connections, new AutodetectJdbcCustomization(connections), pace, clock, connections::close);
  }
}
