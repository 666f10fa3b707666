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
  private final Turns turns;

  private SqliteAuditTrail(SqliteFile file, Path directory, @Nullable AuditNotary notary) {
    this.file = file;
    this.directory = directory;
    this.notary = notary;
    this.turns = new Turns(file, SqliteDialect.SQLITE, statements -> {}, "the audit trail");
  }

  /** Opens or creates the trail at {@code path} and brings its schema up to date. */
  public static SqliteAuditTrail open(Path path, AuditKey key, InstantSource clock) {
    PrivateDatabase.create(path, SqliteSchema.AUDIT);
    Path directory = directoryOf(path);
    return new SqliteAuditTrail(
        SqliteFile.open(path, SqliteSchema.AUDIT, SqliteSettings.DEFAULT),
        directory,
        new AuditNotary(key, directory, clock));
  }

  /** Opens the trail at {@code path}, which may be a copy, to read it as it is. */
  public static SqliteAuditTrail look(Path path) {
    return new SqliteAuditTrail(
        SqliteFile.look(path, SqliteSchema.AUDIT, SqliteSettings.DEFAULT), directoryOf(path), null);
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
    AuditCheck check = AuditCheck.in(directory);
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
