package io.aecos.analytics.query;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.LedgerRow;
import java.util.List;
import java.util.Set;

/**
 * What was received and is not counted yet, as far as it is its viewer's and of the types that are
 * asked about: {@code events}, at most, and where {@code uncounted} perhaps more.
 */
public record Lag(long events, boolean uncounted) {
  /** So many rows are looked at in a moment. */
  static final int MOST = 2_000;

  private static final String HOOKS = "hook";

  private static final Lag NONE = new Lag(0, false);

  /** Reads ledger rows, as {@link io.aecos.analytics.ledger.Ledger#read} does. */
  @FunctionalInterface
  public interface Rows {
    List<LedgerRow> read(long afterSeq, int limit);
  }

  /** What lies after row {@code counted} and not after row {@code last}. */
  public static Lag of(Scope scope, long counted, long last, Rows rows) {
    return of(scope, Set.of(), counted, last, rows);
  }

  /**
   * As {@link #of(Scope, long, long, Rows)}, of what may change a number that is made of events of
   * {@code types} (any, when empty). Where too much is behind to look at it, all of it may.
   */
  static Lag of(Scope scope, Set<EventType> types, long counted, long last, Rows rows) {
    long behind = last - counted;
    if (behind <= 0) {
      return NONE;
    }
    boolean all = scope.isEverything() && types.isEmpty();
    if (all || behind > MOST) {
      return perhaps(scope, behind);
    }
    try {
      List<LedgerRow> read = rows.read(counted, MOST);
      return counted(scope, read.stream().filter(row -> concerns(row, types)).toList(), last);
    } catch (AnalyticsException e) {
      if (e.code() != ErrorCode.ARCHIVE_UNAVAILABLE) {
        throw e;
      }
      return perhaps(scope, behind); // What they are stands in the archive.
    }
  }

  private static Lag perhaps(Scope scope, long behind) {
    return scope.isEverything() ? new Lag(behind, false) : new Lag(0, true);
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
   * Whether a row may change what is said of {@code types}. An amendment does not say of which type
   * the event is that it changes, and what hooks tell of themselves may be of any.
   */
  private static boolean concerns(LedgerRow row, Set<EventType> types) {
    EventType type = row.event().eventType();
    return types.isEmpty()
        || types.contains(type)
        || type.module().equals(HOOKS)
        || Amendment.is(row.event());
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
