package io.aecos.analytics.report;

import io.aecos.analytics.ledger.AccountingBook;

/** What became of everything ever received; the outcomes add up to it. */
public record Accounts(long received, long stored, long duplicate, long quarantined, long refused) {

  public static Accounts of(AccountingBook.Counts counts) {
    return new Accounts(
        counts.received(),
        counts.stored(),
        counts.duplicate(),
        counts.quarantined(),
        counts.refused());
  }
}
