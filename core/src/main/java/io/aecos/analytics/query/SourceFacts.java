package io.aecos.analytics.query;

import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.QuarantineBook.Waiting;
import io.aecos.analytics.ledger.Segments;
import io.aecos.analytics.source.SourceState;
import java.time.YearMonth;
import java.util.List;

/**
 * What decides whether a number is complete: the state of every source, how far the ledger has got
 * and what waits in quarantine. {@code rows} reads what the ledger has got; of the months {@code
 * archived}, which ascend, some of that stands in the archive; {@code archiveAway} says that what
 * is missing in answers is missing because that cannot be read.
 */
public record SourceFacts(
    List<SourceState> states,
    long ledgerSeq,
    List<Waiting> quarantined,
    Lag.Rows rows,
    List<YearMonth> archived,
    boolean archiveAway) {
  public static final SourceFacts NOTHING =
      new SourceFacts(List.of(), 0, List.of(), (after, limit) -> List.of());

  public SourceFacts {
    states = List.copyOf(states);
    quarantined = List.copyOf(quarantined);
    archived = List.copyOf(archived);
  }

  /** Where nothing is archived. */
  public SourceFacts(
      List<SourceState> states, long ledgerSeq, List<Waiting> quarantined, Lag.Rows rows) {
    this(states, ledgerSeq, quarantined, rows, List.of(), false);
  }

  /** The open items of the quarantine of which nothing can be told; they spoil no number. */
  public List<Waiting> untold() {
    return Quarantined.untold(this);
  }

  /** Those of {@code ledger}, whose archive can be read. */
  public static SourceFacts of(Ledger ledger) {
    return of(ledger, ledger::read, false);
  }

  /** Those of {@code ledger}, of which {@code rows} reads the latest. */
  public static SourceFacts of(Ledger ledger, Lag.Rows rows, boolean archiveAway) {
    return new SourceFacts(
        ledger.sources().all(),
        ledger.lastSeq(),
        ledger.quarantine().waiting(),
        rows,
        ledger.segments().map(SourceFacts::archived).orElse(List.of()),
        archiveAway);
  }

  private static List<YearMonth> archived(Segments segments) {
    return segments.months().stream()
        .filter(month -> month.archived() > 0)
        .map(Segments.Month::month)
        .toList();
  }
}
