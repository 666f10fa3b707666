package io.aecos.analytics.duty;

/**
 * What one node at a time does for all. Whoever asks takes it on where nobody has it, and keeps it
 * for as long as it asks again within {@link #TERM_SECONDS}; a node that dies or hangs loses it
 * then. The nodes' clocks do not matter. Safe for use by many threads.
 */
public interface Duty {
  /** How long a duty is kept without asking again. */
  int TERM_SECONDS = 15;

  /** Of a server that is alone. */
  Duty OWN =
      new Duty() {
        @Override
        public boolean isMine() {
          return true;
        }

        @Override
        public void reached(long seq) {}

        @Override
        public long reached() {
          return Long.MAX_VALUE;
        }
      };

  /**
   * Whether this node has it, for some seconds from now on at least. Costs nothing between two
   * renewals. False where nobody can be asked.
   */
  boolean isMine();

  /**
   * Tells the others that it is done up to ledger row {@code seq}; ignored where it is not ours.
   */
  void reached(long seq);

  /** Up to which ledger row any node has done it; the highest that was ever told. */
  long reached();
}
