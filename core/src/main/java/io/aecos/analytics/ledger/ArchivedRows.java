package io.aecos.analytics.ledger;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.util.List;

/** Where a ledger finds again what it has given to an archive. Safe for use by many threads. */
@FunctionalInterface
public interface ArchivedRows {
  /** There is no archive. */
  ArchivedRows NONE =
      (part, firstSeq, lastSeq) -> {
        throw new AnalyticsException(
            ErrorCode.ARCHIVE_UNAVAILABLE,
            "events of "
                + part.month()
                + " are archived in "
                + part.file()
                + ", and no archive is");
      };

  /**
   * The rows of {@code part} from {@code firstSeq} to {@code lastSeq}, both included, ascending.
   *
   * @throws AnalyticsException {@code ARCHIVE_UNAVAILABLE} where they cannot be read
   */
  List<StoredRow> read(ArchivedPart part, long firstSeq, long lastSeq);
}
