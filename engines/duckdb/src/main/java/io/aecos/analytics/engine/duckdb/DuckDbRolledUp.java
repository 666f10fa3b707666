package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.AdmissionQueue.Urgency;
import io.aecos.analytics.engine.duckdb.sql.Daily;
import io.aecos.analytics.engine.duckdb.sql.Rollups;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.RolledUp;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The rollups of a DuckDB file. What they answer is answered at once; what reads the events of a
 * long history waits for its turn, totals first.
 */
record DuckDbRolledUp(DuckDbFile file, EventTable table, RollupMaker rollups, AdmissionQueue queue)
    implements RolledUp {

  @Override
  public Answer answer(Plan plan) {
    return light(plan).orElseGet(() -> queue.admitted(urgency(plan), () -> heavy(plan)));
  }

  private static Urgency urgency(Plan plan) {
    return plan.by().isEmpty() ? Urgency.TOTALS : Urgency.GROUPS;
  }

  /** Empty where that would read many events. */
  private Optional<Answer> light(Plan plan) {
    Asking asking = new Asking();
    Optional<CellSet> cells =
        file.read(
            connection -> {
              PlanRun run = PlanRun.of(plan, table, asking::choose, connection);
              return asking.isHeavy() && !run.isEmpty()
                  ? Optional.empty()
                  : Optional.of(run.answer(connection));
            });
    if (cells.isPresent()) {
      rollups.want(asking.wanted);
    }
    return cells.map(answer -> new Answer(answer, asking.used.get()));
  }

  private Answer heavy(Plan plan) {
    Asking asking = new Asking();
    CellSet cells =
        file.read(
            connection -> PlanRun.of(plan, table, asking::choose, connection).answer(connection));
    rollups.want(asking.wanted);
    return new Answer(cells, asking.used.get());
  }

  /** What became of the rollups of one asking. */
  private final class Asking {
    private final List<Daily> wanted = new ArrayList<>();
    private final AtomicInteger used = new AtomicInteger();
    private boolean rolledUp;
    private boolean missed;

    private Rollups choose(Content content, Connection connection) throws SQLException {
      Rollups there = rollups.in(content, connection, wanted);
      rolledUp = there != Rollups.NONE;
      return rolledUp ? definition -> find(definition, there) : there;
    }

    private Optional<Rollups.Rollup> find(Daily definition, Rollups there) {
      Optional<Rollups.Rollup> found = there.find(definition);
      found.ifPresent(rollup -> used.incrementAndGet());
      missed |= found.isEmpty();
      return found;
    }

    /** A plan that rollups cannot answer, whatever there is of them, asks for none. */
    private boolean isHeavy() {
      return rolledUp && (missed || used.get() == 0);
    }
  }

  @Override
  public CellSet fromEvents(Plan plan) {
    return file.read(
        connection ->
            PlanRun.of(plan, table, (content, reader) -> Rollups.NONE, connection)
                .answer(connection));
  }

  @Override
  public void foresee(Plan plan) {
    Asking asking = new Asking();
    file.read(connection -> PlanRun.of(plan, table, asking::choose, connection));
    rollups.foresee(asking.wanted);
  }

  @Override
  public void awaitMade() throws InterruptedException {
    rollups.awaitIdle();
  }

  @Override
  public Refreshed refresh() throws InterruptedException {
    return rollups.refresh();
  }
}
