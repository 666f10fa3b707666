package io.aecos.analytics.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ledger by months (UTC, by when events happened), of each of which it may give the content to an
 * archive and take it back. An archived event keeps its place, id, times and sender, so it is known
 * for ever: it is a duplicate when it comes again, {@link Ledger#read} gives it out as before, and
 * the accounting does not change. Safe for use by many threads; failures as in {@link Ledger}.
 */
public interface Segments {

  /** All months of which there is an event, oldest first. */
  List<Month> months();

  /** What is archived now, in the order of months and then places. */
  List<ArchivedPart> parts();

  /**
   * The rows of {@code month} with {@code seq > afterSeq} whose content is here, ascending, at most
   * {@code limit}.
   */
  List<StoredRow> held(YearMonth month, long afterSeq, int limit);

  /**
   * Gives up the content of {@code rows}, which stands in {@code part} from then on, in one durable
   * transaction.
   *
   * @throws io.aecos.analytics.error.AnalyticsException {@code CONFLICT} where the content of one
   *     of them is not here; then nothing has happened
   */
  void giveUp(ArchivedPart part, List<StoredRow> rows);

  /**
   * Takes the content of all rows of {@code part} back, and forgets the part, in one durable
   * transaction; the month says from then on that it was brought back at {@code at}.
   *
   * @throws io.aecos.analytics.error.AnalyticsException {@code CONFLICT} where these are not just
   *     the rows that the part has; then nothing has happened
   */
  void takeBack(ArchivedPart part, List<StoredRow> rows, Instant at);

  /**
   * Parts of which it is not kept what they hold by day, though this ledger keeps that for those
   * who read its database; they were archived by an earlier version, or elsewhere.
   */
  List<ArchivedPart> partsWithoutDays();

  /** Keeps what {@code part} holds by day, which is {@code rows}. */
  void keepDays(ArchivedPart part, List<StoredRow> rows);

  /** Counts the months again by the rows that are there. Nobody can append meanwhile. */
  void recount();

  /** Gives room that nothing takes any more back to the disk. Nobody can append meanwhile. */
  void compact();

  /**
   * One month: {@code held} events of {@code bytes} are here, {@code archived} are not; {@code
   * late} came after some of the month had been archived. {@code broughtBack} is when part of it
   * last was.
   */
  record Month(
      YearMonth month,
      long held,
      long bytes,
      long archived,
      long late,
      @Nullable Instant broughtBack) {}
}
