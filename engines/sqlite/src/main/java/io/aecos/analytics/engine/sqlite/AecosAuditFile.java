package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditEntry;
import io.aecos.analytics.audit.AuditFailure;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.engine.sql.Statements;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A trail as AEC OS keeps its own: the table {@code audit_log}, each entry hashed over its columns
 * without separators and the hash of the entry before. {@code before_hash} and {@code after_hash}
 * are this product's own chain, so nothing of an entry can be changed beside what those columns
 * say.
 */
public final class AecosAuditFile {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Statements statements;
  private String previous = "";

  private AecosAuditFile(Statements statements) {
    this.statements = statements;
  }

  /** Makes {@code file} with all of {@code trail}. */
  public static void write(AuditTrail trail, Path file) {
    try (Connection connection = SqliteFile.fresh(file)) {
      connection.setAutoCommit(false);
      AecosAuditFile made = new AecosAuditFile(new Statements(connection, SqliteDialect.SQLITE));
      made.create();
      trail.each(made::add);
      connection.commit();
    } catch (SQLException e) {
      throw AuditFailure.of("cannot write " + file + ": " + e.getMessage(), e);
    } catch (Statements.Failure e) {
      throw AuditFailure.of("cannot write " + file + ": " + e.sql().getMessage(), e);
    }
  }

  private void create() {
    statements.update(
        """
        CREATE TABLE audit_log (
          id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp TEXT NOT NULL, user TEXT NOT NULL,
          action TEXT NOT NULL, resource TEXT NOT NULL, before_hash TEXT DEFAULT '',
          after_hash TEXT DEFAULT '', entry_hash TEXT NOT NULL, prev_entry_hash TEXT DEFAULT '')""");
  }

  private void add(AuditEntry entry) {
    AuditAct act = entry.act();
    String before = entry.seal().previous();
    String after = entry.seal().hash();
    String timestamp = timestamp(act.at());
    String user = act.actor().who();
    String hash =
        sha256(timestamp + user + act.action() + act.target() + before + after + previous);
    statements.update(
        """
        INSERT INTO audit_log (id, timestamp, user, action, resource, before_hash, after_hash,
          entry_hash, prev_entry_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        entry.seq(),
        timestamp,
        user,
        act.action(),
        act.target(),
        before,
        after,
        hash,
        previous);
    previous = hash;
  }

  /** As Python's {@code isoformat}: without a fraction where it would be 0. */
  private static String timestamp(Instant at) {
    return (at.getNano() == 0 ? SECONDS : MICROS).format(at) + "+00:00";
  }

  private static String sha256(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
