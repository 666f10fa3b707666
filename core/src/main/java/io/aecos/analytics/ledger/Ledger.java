package io.aecos.analytics.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The system of record: an append-only table of accepted events, each with a sequence number,
 * deduplicated on the event's id exactly and for ever; beside it the books that account for
 * everything ever received.
 *
 * <p>Implementations are safe for use by many threads. Every failure of the engine surfaces as an
 * {@link io.aecos.analytics.error.AnalyticsException} with code {@code LEDGER_UNAVAILABLE}, and
 * then nothing of the call has happened.
 */
public interface Ledger extends AutoCloseable {
  /** How the source of an event begins that a connector read in a project. */
  String CONNECTOR_SOURCES = "workspace:";

  /**
   * Which ledger this is: given when it was made, the same for as long as it exists, and another
   * one for each other ledger. A copy of its file is the same ledger.
   */
  UUID identity();

  /**
   * Appends one delivery in one durable transaction: its events, its quarantined items, its counts
   * and what is now known of its sources. When this returns, all of it survives a killed process;
   * when it throws, none of it happened. Events keep their order and get ascending {@code seq}; an
   * id seen before (in the ledger or earlier in the same delivery) is a duplicate and is only
   * counted.
   */
  AppendResult append(LedgerBatch batch);

  /**
   * The committed rows with {@code seq > afterSeq}, ascending, at most {@code limit}. A row that
   * this call has skipped never appears later: a follower may go on from the last {@code seq} it
   * got. Empty when there is nothing new.
   */
  List<LedgerRow> read(long afterSeq, int limit);

  /**
   * As {@link #read}, but without the rows that no connector delivered: all rows come whose source
   * begins with {@link #CONNECTOR_SOURCES}, and hardly any other. It costs what these cost, however
   * many others the ledger holds.
   */
  List<LedgerRow> readFromConnectors(long afterSeq, int limit);

  /**
   * The amendments among the rows after {@code afterSeq} up to {@code until}, ascending, at most
   * {@code limit}. It costs a fraction of what reading all these rows does; empty where it would
   * not.
   */
  default Optional<List<LedgerRow>> amendments(long afterSeq, long until, int limit) {
    return Optional.empty();
  }

  /**
   * Who handed the event of that id in, amendments included: {@link SentBy#UNKNOWN} where it was
   * not kept, empty where there is no such event.
   */
  Optional<SentBy> senderOf(UUID id);

  /** The highest {@code seq} that {@link #read} can return; 0 for an empty ledger. */
  long lastSeq();

  /**
   * When row {@code seq} was received, wherever its content is now; empty where there is no such
   * row.
   */
  default Optional<Instant> receivedAt(long seq) {
    return read(seq - 1, 1).stream()
        .filter(row -> row.seq() == seq)
        .map(LedgerRow::receivedAt)
        .findFirst();
  }

  /** Counts of received items and their outcomes. */
  AccountingBook accounting();

  /** Readable input that failed validation, kept raw. */
  QuarantineBook quarantine();

  /** What is known of each source: position and state. */
  SourceBook sources();

  /** This ledger by months, where it can give the content of old ones to an archive. */
  default Optional<Segments> segments() {
    return Optional.empty();
  }

  /**
   * What is wrong with how it is kept, each in a sentence with what helps; empty where nothing is.
   * It reads every row, and what is archived stays unread.
   */
  default List<String> faults() {
    return List.of();
  }

  /**
   * As {@link #faults}, as far as the counts alone can tell, which costs next to nothing however
   * much is held: what was stored against the rows, the months and the parts.
   */
  default List<String> countFaults() {
    return List.of();
  }

  /** Why it takes nothing any more, with where it went; empty where it takes what comes. */
  default Optional<String> closed() {
    return Optional.empty();
  }

  /** Takes names of people out of it. */
  Rewriting rewriting();

  /**
   * Runs {@code news} soon after another process has appended, for as long as this ledger is open;
   * now and then for nothing, and not for everything: whoever follows looks by itself too. Does
   * nothing where no other process appends.
   */
  default void onNews(Runnable news) {}

  @Override
  void close();
}
