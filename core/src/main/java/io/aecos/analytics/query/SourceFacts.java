package io.aecos.analytics.query;

import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.source.SourceState;
import java.util.List;

/**
 * What decides whether a number is complete: the state of every source, how far the ledger has got
 * and how much waits in quarantine.
 */
public record SourceFacts(List<SourceState> states, long ledgerSeq, long quarantined) {
  public static final SourceFacts NOTHING = new SourceFacts(List.of(), 0, 0);

  public SourceFacts {
    states = List.copyOf(states);
  }

  public static SourceFacts of(Ledger ledger) {
    return new SourceFacts(ledger.sources().all(), ledger.lastSeq(), ledger.quarantine().open());
  }
}
