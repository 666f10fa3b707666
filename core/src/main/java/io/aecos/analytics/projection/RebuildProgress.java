package io.aecos.analytics.projection;

/** Is told how a rebuild gets on; called by the rebuilding thread. */
@FunctionalInterface
public interface RebuildProgress {
  RebuildProgress SILENT = (done, total, what) -> {};

  /**
   * {@code done} of {@code total} rows are read, where each row of the ledger is read more than
   * once; {@code what} says in a few words what is being done with them.
   */
  void step(long done, long total, String what);
}
