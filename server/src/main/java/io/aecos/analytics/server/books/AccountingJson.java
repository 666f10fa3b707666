package io.aecos.analytics.server.books;

import io.aecos.analytics.ledger.AccountingBook;
import io.aecos.analytics.ledger.QuarantineBook;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything ever received and what became of it: the four outcomes add up to what came. {@code
 * untold} are the items that still wait in quarantine and of which nothing can be told: no project,
 * module, type or source. They make no number incomplete, so it is said here.
 */
public record AccountingJson(List<LineJson> lines, CountsJson total, List<UntoldJson> untold) {

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

  /** So many of them came from a source. */
  public record UntoldJson(String source, long items) {}

  static AccountingJson of(List<AccountingBook.Line> lines, List<QuarantineBook.Waiting> untold) {
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
            total.refused()),
        untold.stream().map(one -> new UntoldJson(one.source(), one.items())).toList());
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
