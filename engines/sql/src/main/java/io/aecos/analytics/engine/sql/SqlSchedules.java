package io.aecos.analytics.engine.sql;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Schedule;
import io.aecos.analytics.registry.ScheduleRun;
import io.aecos.analytics.registry.Schedules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes schedules and their runs. */
final class SqlSchedules implements Schedules {
  private static final String SELECT =
      "SELECT id, owner, name, work, cron, zone, catch_up, delivery, created_us FROM schedule";
  private static final String SELECT_RUN =
      "SELECT schedule, due_us, state, message, report, begun_us, ended_us FROM schedule_run";

  private final Statements statements;

  SqlSchedules(Statements statements) {
    this.statements = statements;
  }

  @Override
  public List<Schedule> all() {
    return statements.select(SELECT + " ORDER BY owner, name", SqlSchedules::schedule);
  }

  @Override
  public Optional<Schedule> find(String id) {
    return statements.first(SELECT + " WHERE id = ?", SqlSchedules::schedule, id);
  }

  @Override
  public void add(Schedule schedule) {
    int added =
        statements.update(
            """
            INSERT INTO schedule
              (id, owner, name, work, cron, zone, catch_up, delivery, created_us)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (owner, name) DO NOTHING""",
            schedule.id(),
            Names.normal(schedule.owner()),
            schedule.name(),
            schedule.work(),
            schedule.cron(),
            schedule.zone().getId(),
            schedule.catchUp().name(),
            schedule.delivery(),
            Micros.of(schedule.createdAt()));
    if (added == 0) {
      throw Directory.taken("schedule", schedule.name());
    }
  }

  @Override
  public boolean remove(String id) {
    statements.update("DELETE FROM schedule_run WHERE schedule = ?", id);
    return statements.update("DELETE FROM schedule WHERE id = ?", id) > 0;
  }

  @Override
  public List<ScheduleRun> runs(String schedule, int limit) {
    return statements.select(
        SELECT_RUN + " WHERE schedule = ? ORDER BY due_us DESC LIMIT ?",
        SqlSchedules::run,
        schedule,
        limit);
  }

  @Override
  public Optional<ScheduleRun> run(String schedule, Instant due) {
    return statements.first(
        SELECT_RUN + " WHERE schedule = ? AND due_us = ?",
        SqlSchedules::run,
        schedule,
        Micros.of(due));
  }

  @Override
  public boolean begin(ScheduleRun run) {
    return statements.update(
            """
            INSERT INTO schedule_run (schedule, due_us, state, message, report, begun_us, ended_us)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (schedule, due_us) DO NOTHING""",
            run.schedule(),
            Micros.of(run.due()),
            run.state().name(),
            run.message(),
            run.report(),
            Micros.of(run.begunAt()),
            micros(run.endedAt()))
        > 0;
  }

  @Override
  public void put(ScheduleRun run) {
    statements.update(
        """
        UPDATE schedule_run SET state = ?, message = ?, report = ?, begun_us = ?, ended_us = ?
        WHERE schedule = ? AND due_us = ?""",
        run.state().name(),
        run.message(),
        run.report(),
        Micros.of(run.begunAt()),
        micros(run.endedAt()),
        run.schedule(),
        Micros.of(run.due()));
  }

  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? null : Micros.toInstant(micros);
  }

  static @Nullable Long micros(@Nullable Instant at) {
    return at == null ? null : Micros.of(at);
  }

  private static Schedule schedule(ResultSet row) throws SQLException {
    return new Schedule(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        ZoneId.of(row.getString(6)),
        Schedule.CatchUp.valueOf(row.getString(7)),
        row.getString(8),
        Micros.toInstant(row.getLong(9)));
  }

  private static ScheduleRun run(ResultSet row) throws SQLException {
    return new ScheduleRun(
        row.getString(1),
        Micros.toInstant(row.getLong(2)),
        ScheduleRun.State.valueOf(row.getString(3)),
        row.getString(4),
        row.getString(5),
        Micros.toInstant(row.getLong(6)),
        instant(row, 7));
  }
}
