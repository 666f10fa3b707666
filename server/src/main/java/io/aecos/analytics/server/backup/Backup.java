package io.aecos.analytics.server.backup;

import io.aecos.analytics.audit.AuditAnchor;
import io.aecos.analytics.engine.sqlite.SqliteCopy;
import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.AccountingBook;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.server.backup.BackupManifest.FileState;
import io.aecos.analytics.server.backup.BackupManifest.LedgerState;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.directory.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
   * Makes a backup in {@code to}, which is empty or not there yet, and removes what it made there
   * when it fails. {@code progress} is told what is copied.
   *
   * @throws AnalyticsException {@code CONFLICT} where something is there already, {@code
   *     BACKUP_UNAVAILABLE} where it cannot be made
   */
  public BackupManifest take(Path to, Consumer<String> progress) {
    refuse(to);
    try {
      return copied(to, progress);
    } catch (IOException e) {
      throw discarded(
          to,
          new AnalyticsException(
              ErrorCode.BACKUP_UNAVAILABLE, "The backup cannot be made: " + e.getMessage(), e));
    } catch (RuntimeException e) {
      throw discarded(to, e);
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
    Path place = to.toAbsolutePath().normalize();
    if (place.startsWith(data.root())) {
      throw refusal(place + " lies in the data directory; name a place outside of it");
    }
    if (!Files.exists(place)) {
      return;
    }
    try (Stream<Path> content = Files.list(place)) {
      if (content.findAny().isPresent()) {
        throw refusal(place + " is not empty; each backup has a directory of its own");
      }
    } catch (IOException e) {
      throw refusal(place + " is no directory that can be written to");
    }
  }

  private static AnalyticsException refusal(String why) {
    return AnalyticsException.invalid(ErrorCode.CONFLICT, "to", why, List.of());
  }

  private static <E extends RuntimeException> E discarded(Path to, E reason) {
    try {
      CopiedFiles.remove(to);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
    return reason;
  }

  private BackupManifest copied(Path to, Consumer<String> progress) throws IOException {
    PrivateFiles.createDirectories(to);
    List<FileState> files = new ArrayList<>();
    copy(BEFORE, to, files);
    database(data.registry(), to, files, progress);
    database(data.ledger(), to, files, progress);
    progress.accept("copying archives and reports");
    copy(AFTER, to, files);
    // An anchor that is behind its trail can be brought up to it; one that is ahead is a fault.
    copy(List.of(AuditAnchor.FILE), to, new ArrayList<>());
    database(data.audit(), to, files, progress);
    CopiedTrail.anchor(to, clock);
    Path anchor = to.resolve(AuditAnchor.FILE);
    if (Files.exists(anchor)) {
      files.add(CopiedFiles.written(anchor, AuditAnchor.FILE));
    }
    progress.accept("checking the copies");
    BackupManifest manifest =
        new BackupManifest(
            BackupManifest.FORMAT,
            version,
            clock.instant(),
            ledger(to, elsewhere.archive()),
            CopiedTrail.state(to),
            files);
    PrivateFiles.write(to.resolve(BackupManifest.NAME), manifest.json());
    CopiedFiles.written(to.resolve(BackupManifest.NAME), BackupManifest.NAME);
    return manifest;
  }

  private void database(Path source, Path to, List<FileState> files, Consumer<String> progress)
      throws IOException {
    String name = String.valueOf(source.getFileName());
    progress.accept("copying " + name);
    SqliteCopy.take(source, to.resolve(name));
    files.add(CopiedFiles.written(to.resolve(name), name));
  }

  private void copy(List<String> names, Path to, List<FileState> files) throws IOException {
    for (String name : names) {
      Path part = data.root().resolve(name);
      for (Path file : Files.isRegularFile(part) ? List.of(part) : CopiedFiles.in(part)) {
        String path = path(data.root().relativize(file));
        if (!path.endsWith(".new")) {
          copyIfThere(file, to.resolve(path), path, files);
        }
      }
    }
  }

  /** A report may be removed while others are copied; then it is part of no moment after that. */
  private static void copyIfThere(Path file, Path to, String path, List<FileState> files)
      throws IOException {
    try {
      files.add(CopiedFiles.copy(file, to, path));
    } catch (NoSuchFileException e) {
      if (Files.exists(file)) {
        throw e;
      }
    }
  }

  private static String path(Path relative) {
    List<String> names = new ArrayList<>();
    relative.forEach(name -> names.add(name.toString()));
    return String.join("/", names);
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
