package io.aecos.analytics.server.books;

import io.aecos.analytics.ledger.AccountingBook;
import io.aecos.analytics.ledger.QuarantineBook;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Everything ever received and what became of it: the four outcomes add up to what came. {@code
 * untold} are the items that still wait in quarantine and of which nothing can be told: no project,
 * module, type or source. They make no number incomplete, so it is said here.
 */
public record AccountingJson(
    List<LineJson> lines, List<SenderJson> senders, CountsJson total, List<UntoldJson> untold) {

  /** One source on one UTC day. */
  public record LineJson(
      LocalDate day,
      String source,
      long received,
      long stored,
      long duplicate,
      long quarantined,
      long refused) {}

  /** What one sender handed in under one source, on all days; the senders add up to the total. */
  public record SenderJson(
      String kind,
      String name,
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

  static AccountingJson of(AccountingBook book, List<QuarantineBook.Waiting> untold) {
    List<AccountingBook.Line> lines = book.lines();
    AccountingBook.Counts total =
        lines.stream()
            .map(AccountingBook.Line::counts)
            .reduce(AccountingBook.Counts.NONE, AccountingBook.Counts::plus);
    return new AccountingJson(
        lines.stream().map(AccountingJson::line).toList(),
        book.senders().stream().map(AccountingJson::sender).toList(),
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

  private static SenderJson sender(AccountingBook.Share share) {
    AccountingBook.Counts counts = share.counts();
    return new SenderJson(
        share.sender().kind().name().toLowerCase(Locale.ROOT),
        share.sender().name(),
        share.source(),
        counts.received(),
        counts.stored(),
        counts.duplicate(),
        counts.quarantined(),
        counts.refused());
  }
}
