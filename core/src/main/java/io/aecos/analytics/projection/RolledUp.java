package io.aecos.analytics.projection;

/**
 * What an engine keeps of earlier answers so that later ones read less, open to those who look
 * after it. It changes no answer: that of {@link #answer} is that of {@link #fromEvents}, but for
 * the order in which numbers are added up.
 */
public interface RolledUp {

  /** A plan's cells as {@link Projection#run} would compute them now, past all caches. */
  Answer answer(Plan plan);

  /** A plan's cells, computed from the events alone. */
  CellSet fromEvents(Plan plan);

  /**
   * Waits for what is being rolled up, makes again what has fallen behind the events or no longer
   * fits them, and drops what nobody knows the use of any more.
   */
  Refreshed refresh() throws InterruptedException;

  /**
   * Has rolled up, in the background, what would answer {@code plan}, unless it is already or there
   * are too few events for it to matter.
   */
  void foresee(Plan plan);

  /** Waits for what is being rolled up. */
  void awaitMade() throws InterruptedException;

  /** Cells, and how many of their statements were answered from what is rolled up. */
  record Answer(CellSet cells, int fromRollups) {}

  /** How many rollups there are now, how many of them were made again, how many others dropped. */
  record Refreshed(int kept, int made, int dropped) {}

  /** That of an engine which keeps nothing. */
  static RolledUp nothing(Projection projection) {
    return new RolledUp() {
      @Override
      public Answer answer(Plan plan) {
        return new Answer(projection.run(plan), 0);
      }

      @Override
      public CellSet fromEvents(Plan plan) {
        return projection.run(plan);
      }

      @Override
      public void foresee(Plan plan) {
        // There is nothing to be rolled up.
      }

      @Override
      public void awaitMade() {
        // Nothing is under way.
      }

      @Override
      public Refreshed refresh() {
        return new Refreshed(0, 0, 0);
      }
    };
  }
}
