package io.aecos.analytics.engine.duckdb.sql;

import java.util.Optional;

/** What was rolled up before, by local day, as of the snapshot that a plan runs in. */
@FunctionalInterface
public interface Rollups {
  /** Nothing was: every statement reads the events themselves. */
  Rollups NONE = definition -> Optional.empty();

  /** The rollup that {@code definition} made, if there is one and it is still right. */
  Optional<Rollup> find(Sql definition);

  /** A table with what its definition selects of the events up to row {@code seq}. */
  record Rollup(String table, long seq) {}
}
