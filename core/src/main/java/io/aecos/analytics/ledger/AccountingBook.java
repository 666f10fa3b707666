package io.aecos.analytics.ledger;

import java.time.LocalDate;
import java.util.List;

/**
 * The counts of everything ever received: {@code received = stored + duplicate + quarantined +
 * refused}, always.
 */
public interface AccountingBook {

  /** One line per source and UTC day of receipt, ordered by day, then source. */
  List<Line> lines();

  /**
   * What each sender's deliveries came to, one entry per sender and source, ordered by the sender's
   * kind and name, then source. They add up to the same total.
   */
  List<Share> senders();

  /** The sum over all lines. */
  default Counts total() {
    return lines().stream().map(Line::counts).reduce(Counts.NONE, Counts::plus);
  }

  /** The four outcomes of one source on one UTC day. */
  record Line(LocalDate day, String source, Counts counts) {}

  /** The four outcomes of what one sender handed in under one source. */
  record Share(SentBy sender, String source, Counts counts) {}

  /** The four outcomes; {@link #received} is their sum by construction. */
  record Counts(long stored, long duplicate, long quarantined, long refused) {
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    public long received() {
      return stored + duplicate + quarantined + refused;
    }

    public Counts plus(Counts other) {
      return new Counts(
          stored + other.stored,
          duplicate + other.duplicate,
          quarantined + other.quarantined,
          refused + other.refused);
    }
  }
}
