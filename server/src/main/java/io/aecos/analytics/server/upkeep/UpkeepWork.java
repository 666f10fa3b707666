package io.aecos.analytics.server.upkeep;

/** One piece of work, whose outcome is what its asker is told of it. */
@FunctionalInterface
public interface UpkeepWork {
  /** Works, reports how far it is, and ends soon after its thread is interrupted. */
  Object run(Steps steps);

  /** How far a piece of work is; called by its thread. */
  @FunctionalInterface
  interface Steps {
    /** {@code done} of {@code total} are done, 0 of 0 where that is not known. */
    void at(long done, long total, String what);
  }
}
