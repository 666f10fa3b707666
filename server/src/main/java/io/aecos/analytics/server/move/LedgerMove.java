package io.aecos.analytics.server.move;

import io.aecos.analytics.audit.AuditVerdict;
import io.aecos.analytics.engine.sql.move.Move;
import io.aecos.analytics.engine.sql.move.MoveSide;
import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.retention.ArchiveCopy;
import io.aecos.analytics.retention.ArchiveStore;
import io.aecos.analytics.retention.DirectoryStore;
import io.aecos.analytics.server.directory.DirectoryLock;
import io.aecos.analytics.server.settings.ConfigFile;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Moves ledger, registry, audit trail, keys, reports and, into a directory, the archive. The server
 * that runs goes on until the very end; when it is over, the trail at the new place tells of it.
 */
public final class LedgerMove {
  private final MoveEnd from;
  private final MoveEnd to;
  private final Supplier<ArchiveStore> archive;
  private final InstantSource clock;

  /** {@code archive} opens where the files are that {@code from} has archived. */
  public LedgerMove(MoveEnd from, MoveEnd to, Supplier<ArchiveStore> archive, InstantSource clock) {
    this.from = from;
    this.to = to;
    this.archive = archive;
    this.clock = clock;
  }

  /**
   * Moves it; with {@code once} it returns instead of waiting for a server to be stopped. One that
   * an earlier run has moved there is not moved again.
   */
  public MoveJson run(boolean once, Move.Progress progress) {
    MoveTrail trail = new MoveTrail(to, clock);
    if (from.isDirectory() && to.isDirectory()) {
      throw MoveEnd.invalid(
          "both are directories; copy one by `backup` and `restore`, or name a database");
    }
    Optional<MoveJson> before = new EarlierMove(from, to, trail).look();
    if (before.isPresent()) {
      return before.get();
    }
    if (!from.isDirectory() && !to.isDirectory()) {
      throw MoveEnd.invalid("both are databases; PostgreSQL's own tools copy those");
    }
    try (DirectoryLock lock = to.isDirectory() ? DirectoryLock.take(to.data()) : null;
        ArchiveStore files = archive.get();
        MoveSide source = from.source();
        MoveSide target = to.target()) {
      Move move = new Move(source, target, clock, progress, () -> moveArchive(files));
      Move.Outcome outcome = move.run(once);
      AuditVerdict verdict =
          outcome.whole()
              ? trail.tell(outcome.from(), outcome.to(), outcome.tables().get(0).rows())
              : null;
      return MoveJson.of(outcome, verdict, to.howToStart());
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
  private void moveArchive(ArchiveStore files) {
    if (to.isDirectory() && ConfigFile.read(to.data().config()).retention().bucket() == null) {
      try (SqliteLedger ledger = SqliteLedger.look(to.data().ledger());
          ArchiveStore beside = new DirectoryStore(to.data().archive())) {
        ArchiveCopy copy = new ArchiveCopy(files, beside);
        for (ArchivedPart part : ledger.segments().orElseThrow().parts()) {
          if (copy.copy(part) == ArchiveCopy.Outcome.MISSING) {
            throw new AnalyticsException(
                ErrorCode.ARCHIVE_UNAVAILABLE,
                files.words()
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
}
