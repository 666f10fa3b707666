package io.aecos.analytics.server.backup;

import io.aecos.analytics.audit.AuditAnchor;
import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.AccountingBook;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.server.backup.BackupManifest.LedgerState;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.directory.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Copies a data directory into another directory while a server works on it, or none does. Each
 * database is copied as it is at one moment. The order makes the copies fit each other: no report
 * or archive is missing that a database names, and no change is there that the audit trail does not
 * tell of. What can be made again, the projection, is left out.
 */
public final class Backup {
  /** What is kept in files, besides databases. */
  private static final List<String> BEFORE = List.of("config.yaml", "catalog", "keys");

  /** What databases name, and so is copied after them. */
  private static final List<String> AFTER = List.of("archive", "reports");

  private final DataDirectory data;
  private final String version;
  private final Elsewhere elsewhere;
  private final InstantSource clock;

  /** Of what lies in {@code data}; {@code version} is the program's. */
  public Backup(DataDirectory data, String version, InstantSource clock) {
    this(data, version, Elsewhere.NOTHING, clock);
  }

  /** Where the databases and the archive's files are, where that is not in the data directory. */
  public record Elsewhere(@Nullable String databases, @Nullable String archive) {
    static final Elsewhere NOTHING = new Elsewhere(null, null);
  }

  /** As above, of a server of which something is {@code elsewhere}. */
  public Backup(DataDirectory data, String version, Elsewhere elsewhere, InstantSource clock) {
    this.elsewhere = elsewhere;
    this.data = data;
    this.version = version;
    this.clock = clock;
  }

  /**
   * Makes a backup in {@code to}, which is empty, not there yet or holds the rest of a backup of
   * the same data that was broken off, and removes what it made there when it fails. {@code
   * progress} is told what is copied.
   *
   * @throws AnalyticsException {@code CONFLICT} where something else is there, {@code
   *     BACKUP_UNAVAILABLE} where it cannot be made
   */
  public BackupManifest take(Path to, Consumer<String> progress) {
    refuse(to);
    Path place = to.toAbsolutePath().normalize();
    BackupMark.Head head = BackupMark.Head.of(identity(), data.root(), clock.instant());
    try {
      PrivateFiles.createDirectories(place);
      Optional<BackupRest> rest = BackupRest.in(place);
      if (rest.isPresent()) {
        progress.accept("removing: " + rest.get().words());
        rest.get().remove();
      }
      return marked(place, head, progress);
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.BACKUP_UNAVAILABLE, "The backup cannot be made: " + e.getMessage(), e);
    }
  }

  private BackupManifest marked(Path to, BackupMark.Head head, Consumer<String> progress)
      throws IOException {
    try (BackupMark mark = BackupMark.begin(to, head)) {
      BackupManifest manifest;
      try {
        manifest = copied(to, mark, progress);
      } catch (IOException e) {
        throw discarded(to, mark, e);
      } catch (RuntimeException e) {
        throw discarded(to, mark, e);
      }
      mark.finish();
      return manifest;
    }
  }

  private UUID identity() {
    try (SqliteLedger ledger = SqliteLedger.look(data.ledger())) {
      return ledger.identity();
    }
  }

  /** Fails where no backup can be made in {@code to}. */
  void refuse(Path to) {
    if (elsewhere.databases() != null) {
      throw new AnalyticsException(
          ErrorCode.BACKUP_UNAVAILABLE,
          "Ledger, registry and audit trail are in "
              + elsewhere.databases()
              + ": back that up with its own tools (docs/servers.md)");
    }
    refuseMoved();
    Path place = to.toAbsolutePath().normalize();
    if (place.startsWith(data.root())) {
      throw refusal(place + " lies in the data directory; name a place outside of it");
    }
    if (!Files.exists(place)) {
      return;
    }
    try {
      if (!BackupRest.isEmpty(place)) {
        refuseContent(place);
      }
    } catch (IOException e) {
      throw refusal(place + " is no directory that can be written to");
    }
  }

  /** What was left behind is no ledger any more: a backup of it would be of a day long gone. */
  private void refuseMoved() {
    try (SqliteLedger ledger = SqliteLedger.look(data.ledger())) {
      ledger
          .closed()
          .ifPresent(
              why -> {
                throw new AnalyticsException(
                    ErrorCode.BACKUP_UNAVAILABLE,
                    "The ledger in " + data.root() + " cannot be backed up: " + why);
              });
    }
  }

  private void refuseContent(Path place) throws IOException {
    Optional<BackupRest> rest = BackupRest.in(place);
    if (rest.isEmpty()) {
      throw refusal(place + " is not empty; each backup has a directory of its own");
    }
    Optional<String> objection = rest.get().objection(identity(), data.root());
    if (objection.isPresent()) {
      throw refusal(objection.get());
    }
  }

  private static AnalyticsException refusal(String why) {
    return AnalyticsException.invalid(ErrorCode.CONFLICT, "to", why, List.of());
  }

  /** Removes what was made, and nothing that others have put there. */
  private static <E extends Exception> E discarded(Path to, BackupMark mark, E reason) {
    try {
      Files.deleteIfExists(to.resolve(BackupManifest.NAME));
      Optional<BackupRest> rest = BackupRest.in(to);
      mark.close();
      if (rest.isPresent()) {
        rest.get().removeMade();
      }
      if (BackupRest.isEmpty(to)) {
        Files.delete(to);
      }
    } catch (IOException | RuntimeException e) {
      reason.addSuppressed(e);
    }
    return reason;
  }

  private BackupManifest copied(Path to, BackupMark mark, Consumer<String> progress)
      throws IOException {
    MarkedCopies copies = new MarkedCopies(data.root(), to, mark);
    copies.copy(BEFORE);
    progress.accept("copying registry.sqlite");
    copies.database(data.registry());
    progress.accept("copying ledger.sqlite");
    copies.database(data.ledger());
    progress.accept("copying archives and reports");
    copies.copy(AFTER);
    anchoredTrail(copies, progress);
    progress.accept("checking the copies");
    BackupManifest manifest =
        new BackupManifest(
            BackupManifest.FORMAT,
            version,
            clock.instant(),
            ledger(to, elsewhere.archive()),
            CopiedTrail.state(to),
            copies.files());
    mark.making(BackupManifest.NAME);
    PrivateFiles.write(to.resolve(BackupManifest.NAME), manifest.json());
    CopiedFiles.written(to.resolve(BackupManifest.NAME), BackupManifest.NAME);
    return manifest;
  }

  /** An anchor that is behind its trail can be brought up to it; one that is ahead is a fault. */
  private void anchoredTrail(MarkedCopies copies, Consumer<String> progress) throws IOException {
    Path to = copies.to();
    copies.mark().making(AuditAnchor.FILE);
    Path anchor = data.root().resolve(AuditAnchor.FILE);
    if (Files.exists(anchor)) {
      CopiedFiles.copy(anchor, to.resolve(AuditAnchor.FILE), AuditAnchor.FILE);
    }
    progress.accept("copying audit.sqlite");
    copies.database(data.audit());
    CopiedTrail.anchor(to, clock);
    if (Files.exists(to.resolve(AuditAnchor.FILE))) {
      copies.written(AuditAnchor.FILE);
    }
  }

  /** What the ledger in {@code directory} is, whose archived files are there or in a bucket. */
  static LedgerState ledger(Path directory, @Nullable String bucket) {
    DataDirectory data = new DataDirectory(directory);
    try (SqliteLedger ledger = SqliteLedger.look(data.ledger())) {
      AccountingBook.Counts total = ledger.accounting().total();
      List<ArchivedPart> parts = ledger.segments().orElseThrow().parts();
      long there = parts.stream().filter(part -> bucket != null || isThere(part, data)).count();
      return new LedgerState(
          ledger.identity(),
          ledger.lastSeq(),
          ledger.count(),
          total.received(),
          total.stored(),
          total.duplicate(),
          total.quarantined(),
          total.refused(),
          parts.size(),
          (int) (parts.size() - there),
          bucket);
    }
  }

  private static boolean isThere(ArchivedPart part, DataDirectory data) {
    return Files.isRegularFile(data.archive().resolve(part.file()));
  }
}
