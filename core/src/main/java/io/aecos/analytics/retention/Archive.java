package io.aecos.analytics.retention;

import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.StoredRow;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Files that hold what a ledger gave up, each beside a manifest that says what is in it. Writing
 * the same rows again gives the same file. Safe for use by many threads.
 */
public interface Archive extends ArchivedRows, AutoCloseable {

  /**
   * Writes rows of {@code month}, ascending and not empty, of the ledger {@code ledger}, and reads
   * them again: when this returns, file and manifest are on the disk and were proven equal to the
   * rows.
   *
   * @throws io.aecos.analytics.error.AnalyticsException {@code ARCHIVE_UNAVAILABLE} where they
   *     cannot be kept; what was begun is of no use and stands in nobody's way
   */
  ArchivedPart write(UUID ledger, YearMonth month, List<StoredRow> rows, Instant at);

  /** Where the files are, for people, without secrets. */
  String words();

  /**
   * What is wrong with {@code parts}, a sentence each: the file or the manifest is missing, or not
   * what was written. What lies on this machine is read for that, and what has to be fetched from
   * elsewhere only with {@code deep}; else it goes by what is there and how long it is.
   */
  List<String> faults(List<ArchivedPart> parts, boolean deep);

  /** Removes the files of {@code part}, which the ledger has taken back. */
  void remove(ArchivedPart part);

  /** Files of rows that are there and none of {@code known}; nothing but people removes them. */
  List<String> strangers(Set<String> known);

  /** What runs left half written that were broken off more than an hour ago. */
  List<String> leftovers();

  /** Removes {@link #leftovers}; how many there were. */
  int removeLeftovers();

  @Override
  void close();
}
