package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.Daily;
import io.aecos.analytics.engine.duckdb.sql.Rollups;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.RolledUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The rollups of a DuckDB file. */
record DuckDbRolledUp(DuckDbFile file, EventTable table, RollupMaker rollups) implements RolledUp {

  @Override
  public Answer answer(Plan plan) {
    List<Daily> wanted = new ArrayList<>();
    AtomicInteger used = new AtomicInteger();
    CellSet cells =
        file.read(
            connection ->
                PlanRun.of(
                    plan,
                    table,
                    (content, reader) -> counting(rollups.in(content, reader, wanted), used),
                    connection));
    rollups.want(wanted);
    return new Answer(cells, used.get());
  }

  private static Rollups counting(Rollups rollups, AtomicInteger used) {
    if (rollups == Rollups.NONE) {
      return rollups;
    }
    return definition -> {
      Optional<Rollups.Rollup> found = rollups.find(definition);
      found.ifPresent(rollup -> used.incrementAndGet());
      return found;
    };
  }

  @Override
  public CellSet fromEvents(Plan plan) {
    return file.read(
        connection -> PlanRun.of(plan, table, (content, reader) -> Rollups.NONE, connection));
  }

  @Override
  public Refreshed refresh() throws InterruptedException {
    return rollups.refresh();
  }
}
