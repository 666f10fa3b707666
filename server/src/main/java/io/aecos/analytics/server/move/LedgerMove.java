package io.aecos.analytics.server.move;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditActor;
import io.aecos.analytics.audit.AuditEntry;
import io.aecos.analytics.audit.AuditKey;
import io.aecos.analytics.audit.AuditNotary;
import io.aecos.analytics.audit.AuditQuery;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.audit.AuditVerdict;
import io.aecos.analytics.engine.sql.move.Move;
import io.aecos.analytics.engine.sql.move.MoveSide;
import io.aecos.analytics.engine.sqlite.SqliteAuditTrail;
import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.retention.ArchiveCopy;
import io.aecos.analytics.retention.ArchiveStore;
import io.aecos.analytics.retention.DirectoryStore;
import io.aecos.analytics.server.directory.DirectoryLock;
import io.aecos.analytics.server.settings.ConfigFile;
import io.aecos.analytics.server.stores.Stores;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves ledger, registry, audit trail, keys, reports and, into a directory, the archive. The server
 * that runs goes on until the very end; when it is over, the trail at the new place tells of it.
 */
public final class LedgerMove {
  private static final String MEANS = "command line";

  private final MoveEnd from;
  private final MoveEnd to;
  private final ArchiveStore archive;
  private final InstantSource clock;

  /** {@code archive} is where the files are that {@code from} has archived. */
  public LedgerMove(MoveEnd from, MoveEnd to, ArchiveStore archive, InstantSource clock) {
    this.from = from;
    this.to = to;
    this.archive = archive;
    this.clock = clock;
  }

  /** Moves it; with {@code once} it returns instead of waiting for a server to be stopped. */
  public MoveJson run(boolean once, Move.Progress progress) {
    if (from.isDirectory() && to.isDirectory()) {
      throw MoveEnd.invalid(
          "both are directories; copy one by `backup` and `restore`, or name a database");
    }
    if (!from.isDirectory() && !to.isDirectory()) {
      throw MoveEnd.invalid("both are databases; PostgreSQL's own tools copy those");
    }
    try (DirectoryLock lock = to.isDirectory() ? DirectoryLock.take(to.data()) : null;
        MoveSide source = from.source();
        MoveSide target = to.target()) {
      Move move = new Move(source, target, clock, progress, this::moveArchive);
      Move.Outcome outcome = move.run(once);
      return MoveJson.of(outcome, outcome.whole() ? told(outcome) : null);
    }
  }

  /** Takes back that {@code from} was moved away. */
  public static void cancel(MoveEnd from) {
    try (MoveSide source = from.source()) {
      Move.cancel(source);
    }
  }

  /**
   * A directory has its archive in it, unless it says in which bucket it is; nodes of a database
   * are told where theirs is.
   */
  private void moveArchive() {
    if (to.isDirectory() && ConfigFile.read(to.data().config()).retention().bucket() == null) {
      try (SqliteLedger ledger = SqliteLedger.look(to.data().ledger());
          ArchiveStore beside = new DirectoryStore(to.data().archive())) {
        ArchiveCopy copy = new ArchiveCopy(archive, beside);
        for (ArchivedPart part : ledger.segments().orElseThrow().parts()) {
          if (copy.copy(part) == ArchiveCopy.Outcome.MISSING) {
            throw new AnalyticsException(
                ErrorCode.ARCHIVE_UNAVAILABLE,
                archive.words()
                    + ": "
                    + part.file()
                    + " holds events of "
                    + part.month()
                    + " and is not there; name the archive that the ledger has"
                    + " (`retention.archive` in the config.yaml of --data), or put the file back");
          }
        }
      }
    }
  }

  private AuditVerdict told(Move.Outcome outcome) {
    AuditAct act =
        new AuditAct(
            clock.instant(),
            new AuditActor(System.getProperty("user.name", ""), MEANS),
            "migrate",
            outcome.to(),
            "",
            "from=" + outcome.from() + " events=" + outcome.tables().get(0).rows(),
            null,
            AuditAct.Outcome.DONE,
            "",
            null);
    return to.isDirectory() ? inDirectory(act) : inDatabase(act);
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
