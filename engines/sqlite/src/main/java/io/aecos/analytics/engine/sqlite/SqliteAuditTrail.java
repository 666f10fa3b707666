package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditCheck;
import io.aecos.analytics.audit.AuditEntry;
import io.aecos.analytics.audit.AuditKey;
import io.aecos.analytics.audit.AuditNotary;
import io.aecos.analytics.audit.AuditQuery;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.audit.AuditVerdict;
import io.aecos.analytics.engine.sql.SqlAuditEntries;
import io.aecos.analytics.engine.sql.Turns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The trail in one SQLite file that only its owner can open, with its anchor beside it. Who writes
 * takes turns, within this process by a lock and between processes by the file's.
 */
public final class SqliteAuditTrail implements AuditTrail {
  private final SqliteFile file;
  private final Path directory;
  private final @Nullable AuditNotary notary;
  private final boolean isCopy;
  private final Turns turns;

  private SqliteAuditTrail(
      SqliteFile file, Path directory, @Nullable AuditNotary notary, boolean isCopy) {
    this.file = file;
    this.directory = directory;
    this.notary = notary;
    this.isCopy = isCopy;
    this.turns = new Turns(file, SqliteDialect.SQLITE, statements -> {}, "the audit trail");
  }

  /**
   * Opens or creates the trail at {@code path} and brings its schema up to date. A trail begins
   * with a new key; where the key was there and the trail was not, it was removed, and the first
   * entry leaves number 1 out.
   */
  public static SqliteAuditTrail open(Path path, AuditKey key, InstantSource clock) {
    Path directory = directoryOf(path);
    AuditNotary notary = AuditNotary.alone(key, directory, clock);
    boolean begins = key.isNew() && !Files.exists(path);
    PrivateDatabase.create(path, SqliteSchema.AUDIT);
    if (begins) {
      notary.join(null);
    }
    return new SqliteAuditTrail(
        SqliteFile.open(path, SqliteSchema.AUDIT, SqliteSettings.DEFAULT),
        directory,
        notary,
        false);
  }

  /** Opens the trail at {@code path}, where it was written, to read it as it is. */
  public static SqliteAuditTrail look(Path path) {
    return look(path, false);
  }

  /**
   * Opens a copy of a trail to read it as it is; its anchor may have been copied before further
   * entries came.
   */
  public static SqliteAuditTrail lookAtCopy(Path path) {
    return look(path, true);
  }

  private static SqliteAuditTrail look(Path path, boolean isCopy) {
    return new SqliteAuditTrail(
        SqliteFile.look(path, SqliteSchema.AUDIT, SqliteSettings.DEFAULT),
        directoryOf(path),
        null,
        isCopy);
  }

  private static Path directoryOf(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file has a directory");
  }

  @Override
  public AuditEntry append(AuditAct act) {
    AuditNotary signing = Objects.requireNonNull(notary, "a trail that is only looked at");
    return turns.take(
        () -> {
          AuditEntry entry = inTurn(entries -> kept(entries, signing, act));
          inTurn(entries -> anchored(entries, signing));
          return entry;
        });
  }

  private static AuditEntry kept(SqlAuditEntries entries, AuditNotary signing, AuditAct act) {
    AuditEntry entry = signing.next(entries.last(), act);
    entries.add(entry);
    return entry;
  }

  private static AuditNotary.Last anchored(SqlAuditEntries entries, AuditNotary signing) {
    AuditNotary.Last last = Objects.requireNonNull(entries.last(), "what was just kept");
    signing.anchor(last);
    return last;
  }

  private <T> T inTurn(Function<SqlAuditEntries, T> work) throws SQLException {
    return turns.transaction(statements -> work.apply(new SqlAuditEntries(statements)));
  }

  @Override
  public List<AuditEntry> find(AuditQuery query) {
    return read(entries -> entries.find(query));
  }

  @Override
  public void each(Consumer<AuditEntry> reader) {
    read(
        entries -> {
          entries.each(reader);
          return reader;
        });
  }

  @Override
  public AuditVerdict verify() {
    AuditCheck check = isCopy ? AuditCheck.beside(directory) : AuditCheck.in(directory);
    return read(entries -> check.of(entries::rows));
  }

  private <T> T read(Function<SqlAuditEntries, T> work) {
    return file.readOneMoment("read", statements -> work.apply(new SqlAuditEntries(statements)));
  }

  @Override
  public void close() {
    turns.close();
    file.close();
  }
}
