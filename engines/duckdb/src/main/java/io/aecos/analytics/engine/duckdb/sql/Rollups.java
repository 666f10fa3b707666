package io.aecos.analytics.engine.duckdb.sql;

import java.util.Optional;

/** What was rolled up before, by local day, as of the snapshot that a plan runs in. */
@FunctionalInterface
public interface Rollups {
  /** Nothing was: every statement reads the events themselves. */
  Rollups NONE = definition -> Optional.empty();

  /** The rollup that {@code definition} made, if there is one that is of use. */
  Optional<Rollup> find(Daily definition);

  /**
   * A table with what its definition selects of the events up to row {@code seq}, as they were when
   * it was made; events of the {@code amended} days may have changed since.
   */
  record Rollup(String table, long seq, Days amended) {}
}
