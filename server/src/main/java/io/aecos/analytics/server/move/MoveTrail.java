package io.aecos.analytics.server.move;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditActor;
import io.aecos.analytics.audit.AuditEntry;
import io.aecos.analytics.audit.AuditKey;
import io.aecos.analytics.audit.AuditNotary;
import io.aecos.analytics.audit.AuditQuery;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.audit.AuditVerdict;
import io.aecos.analytics.engine.sql.move.Moved;
import io.aecos.analytics.engine.sqlite.SqliteAuditTrail;
import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.directory.DirectoryLock;
import io.aecos.analytics.server.stores.Stores;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the audit trail at the new place tells of a move. */
record MoveTrail(MoveEnd to, InstantSource clock) {
  private static final String MEANS = "command line";
  private static final String ACTION = "migrate";

  /** Keeps that it came, and verifies the trail; whoever calls has the lock of a directory. */
  AuditVerdict tell(String from, String place, long events) {
    AuditAct act =
        new AuditAct(
            clock.instant(),
            new AuditActor(System.getProperty("user.name", ""), MEANS),
            ACTION,
            place,
            "",
            "from=" + from + " events=" + events,
            null,
            AuditAct.Outcome.DONE,
            "",
            null);
    return to.isDirectory() ? inDirectory(act) : inDatabase(act);
  }

  /**
   * Verifies the trail. A run that was ended before it told of the move is made good, unless a
   * server works in the directory.
   */
  AuditVerdict tellIfUntold(Moved moved) {
    Optional<DirectoryLock> lock = to.isDirectory() ? to.lock() : Optional.empty();
    try {
      if (!isTold(moved) && (lock.isPresent() || !to.isDirectory())) {
        return tell(moved.from(), moved.to(), moved.events());
      }
      try (AuditTrail trail = look()) {
        return trail.verify();
      }
    } finally {
      lock.ifPresent(DirectoryLock::close);
    }
  }

  private boolean isTold(Moved moved) {
    AuditQuery since =
        new AuditQuery(
            null, ACTION, AuditAct.Outcome.DONE, moved.ended(), null, null, null, 1, false);
    try (AuditTrail trail = look()) {
      return !trail.find(since).isEmpty();
    }
  }

  private AuditTrail look() {
    return Stores.at(to.data(), to.address()).lookAtAuditTrail();
  }

  private AuditVerdict inDirectory(AuditAct act) {
    AuditKey key = AuditKey.in(to.data().auditKey());
    try (SqliteAuditTrail trail = SqliteAuditTrail.open(to.data().audit(), key, clock)) {
      AuditNotary.alone(key, to.data().root(), clock).join(last(trail));
      trail.append(act);
      return trail.verify();
    }
  }

  /** The directory that was moved is the first node, and vouches for what it brought. */
  private AuditVerdict inDatabase(AuditAct act) {
    Stores stores = Stores.at(to.data(), to.address());
    try (Ledger ledger = stores.openLedger(ArchivedRows.NONE);
        Registry registry = stores.openRegistry();
        AuditTrail trail = stores.openAuditTrail(clock)) {
      trail.append(act);
      return trail.verify();
    }
  }

  private static AuditNotary.@Nullable Last last(AuditTrail trail) {
    List<AuditEntry> newest = trail.find(AuditQuery.newest(1));
    return newest.isEmpty()
        ? null
        : new AuditNotary.Last(newest.get(0).seq(), newest.get(0).seal());
  }
}
