package io.aecos.analytics.server.books;

import io.aecos.analytics.ledger.AccountingBook;
import java.time.LocalDate;
import java.util.List;

/** Everything ever received and what became of it: the four outcomes add up to what came. */
public record AccountingJson(List<LineJson> lines, CountsJson total) {

  /** One source on one UTC day. */
  public record LineJson(
      LocalDate day,
      String source,
      long received,
      long stored,
      long duplicate,
      long quarantined,
      long refused) {}

  /** The sum of all lines. */
  public record CountsJson(
      long received, long stored, long duplicate, long quarantined, long refused) {}

  static AccountingJson of(List<AccountingBook.Line> lines) {
    AccountingBook.Counts total =
        lines.stream()
            .map(AccountingBook.Line::counts)
            .reduce(AccountingBook.Counts.NONE, AccountingBook.Counts::plus);
    return new AccountingJson(
        lines.stream().map(AccountingJson::line).toList(),
        new CountsJson(
            total.received(),
            total.stored(),
            total.duplicate(),
            total.quarantined(),
            total.refused()));
  }

  private static LineJson line(AccountingBook.Line line) {
    AccountingBook.Counts counts = line.counts();
    return new LineJson(
        line.day(),
        line.source(),
        counts.received(),
        counts.stored(),
        counts.duplicate(),
        counts.quarantined(),
        counts.refused());
  }
}
