package io.aecos.analytics.retention;

import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.ledger.Segments.Month;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/**
 * A month of events (UTC, by when they happened). {@code inLedger} of them take {@code ledgerBytes}
 * there, {@code archived} take {@code archiveBytes} in {@code files} files; {@code late} came after
 * some of the month had been archived.
 */
public record Segment(
    YearMonth month,
    State state,
    long inLedger,
    long ledgerBytes,
    long archived,
    long archiveBytes,
    int files,
    long late) {

  /** What becomes of a month. */
  public enum State {
    /** It is not over: events come to it as a matter of course. */
    OPEN,
    /** It is over and in the ledger; what comes to it now is late. */
    SEALED,
    /** It is over and in the archive, but for what came late or has to stay. */
    ARCHIVED;

    /** As it stands in JSON. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Segment of(Month month, List<ArchivedPart> all, LocalDate today) {
    List<ArchivedPart> parts =
        all.stream().filter(part -> part.month().equals(month.month())).toList();
    return new Segment(
        month.month(),
        state(month, today),
        month.held(),
        month.bytes(),
        month.archived(),
        parts.stream().mapToLong(ArchivedPart::bytes).sum(),
        parts.size(),
        month.late());
  }

  private static State state(Month month, LocalDate today) {
    if (month.archived() > 0) {
      return State.ARCHIVED;
    }
    return month.month().isBefore(YearMonth.from(today)) ? State.SEALED : State.OPEN;
  }
}
