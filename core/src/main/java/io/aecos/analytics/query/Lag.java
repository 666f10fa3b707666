package io.aecos.analytics.query;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.ledger.LedgerRow;
import java.util.List;

/**
 * What was received and is not counted yet, as far as it is its viewer's: {@code events}, at most,
 * and where {@code uncounted} perhaps more.
 */
public record Lag(long events, boolean uncounted) {
  /** So many rows are looked at in a moment. */
  static final int MOST = 2_000;

  private static final Lag NONE = new Lag(0, false);

  /** Reads ledger rows, as {@link io.aecos.analytics.ledger.Ledger#read} does. */
  @FunctionalInterface
  public interface Rows {
    List<LedgerRow> read(long afterSeq, int limit);
  }

  /** What lies after row {@code counted} and not after row {@code last}. */
  public static Lag of(Scope scope, long counted, long last, Rows rows) {
    long behind = last - counted;
    if (behind <= 0) {
      return NONE;
    }
    if (scope.isEverything() || behind > MOST) {
      return new Lag(scope.isEverything() ? behind : 0, !scope.isEverything());
    }
    try {
      return counted(scope, rows.read(counted, MOST), last);
    } catch (AnalyticsException e) {
      if (e.code() != ErrorCode.ARCHIVE_UNAVAILABLE) {
        throw e;
      }
      return new Lag(0, true); // Whose they are stands in the archive.
    }
  }

  private static Lag counted(Scope scope, List<LedgerRow> behind, long last) {
    long events = 0;
    boolean uncounted = false;
    for (LedgerRow row : behind) {
      if (row.seq() <= last && scope.sees(row.event())) {
        events++;
      } else if (row.seq() <= last && mayChange(row, scope)) {
        uncounted = true;
      }
    }
    return new Lag(events, uncounted);
  }

  /**
   * Whether a row that {@code scope} does not see may change what it sees: an amendment need not
   * say whose event it is about, or from which project it takes one away.
   */
  public static boolean mayChange(LedgerRow row, Scope scope) {
    return Amendment.is(row.event())
        && (scope.seesBeyondItsProjects() || Amendment.isMove(row.event()));
  }
}
