package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.audit.AuditCheck;
import io.aecos.analytics.audit.AuditKey;
import io.aecos.analytics.audit.AuditNotary;
import io.aecos.analytics.engine.sql.SqlAuditTrail;
import io.aecos.analytics.engine.sql.Turns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The trail in one SQLite file that only its owner can open, with its anchor beside it. Who writes
 * takes turns, within this process by a lock and between processes by the file's.
 */
public final class SqliteAuditTrail extends SqlAuditTrail {
  private final SqliteFile file;

  private SqliteAuditTrail(
      SqliteFile file, Path directory, @Nullable AuditNotary notary, boolean isCopy) {
    super(
        file::readOneMoment,
        new Turns(file, SqliteDialect.SQLITE, statements -> {}, "the audit trail"),
        notary,
        () -> isCopy ? AuditCheck.beside(directory) : AuditCheck.in(directory));
    this.file = file;
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
  public void close() {
    super.close();
    file.close();
  }
}
