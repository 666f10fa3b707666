package io.aecos.analytics.workspace.read;

import io.aecos.analytics.source.AuditChain;
import io.aecos.analytics.source.SourceState.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code audit.db}: the hash chain of what AEC OS did, and the verdict on that chain. */
public final class AuditDatabase {
  public static final String NAME = "audit.db";
  private final ProjectDirectory project;
  private final TableReader<AuditRow> table;
  private final String rewoundBefore;
  private @Nullable Reading<AuditRow> plain;
  private @Nullable Reading<AuditRow> remembered;
  private @Nullable Reading<AuditRow> verified;
  private @Nullable AuditChain chain;

  public AuditDatabase(ProjectDirectory project, Path scratch, JsonNode position) {
    this.project = project;
    this.table = new Log(project, scratch, position);
    this.rewoundBefore = position.path("rewound").asString("");
  }

  /** The entries; the position remembers that the chain was seen to go back. */
  public Reading<AuditRow> read() {
    Reading<AuditRow> raw = table.read();
    if (raw == plain && remembered != null) {
      return remembered;
    }
    plain = raw;
    remembered = table.rolledBack() || !rewoundBefore.isEmpty() ? remember(raw) : raw;
    return remembered;
  }

  private Reading<AuditRow> remember(Reading<AuditRow> raw) {
    Map<String, Object> position = new TreeMap<>(raw.position());
    position.put("rewound", rewoundBefore.isEmpty() ? Instant.now().toString() : rewoundBefore);
    return new Reading<>(raw.records(), raw.status(), raw.detail(), position, raw.problems());
  }

  /** The verdict on {@code reading}; null when there is no database. */
  public @Nullable AuditChain chain(Reading<AuditRow> reading) {
    if (reading.status() == Status.ABSENT) {
      return null;
    }
    if (chain == null || verified != reading) {
      boolean wentBack = table.rolledBack() || !rewoundBefore.isEmpty();
      chain = new AuditChainCheck(project.key(), reading, table.sequence(), wentBack).verdict();
      verified = reading;
    }
    return chain;
  }

  /** The first row alone; null where there is none that can be read. */
  @Nullable AuditRow first() {
    return table.first();
  }

  private static final class Log extends TableReader<AuditRow> {
    Log(ProjectDirectory project, Path scratch, JsonNode position) {
      super(project, NAME, scratch, position);
    }

    @Override
    String query() {
      return """
          SELECT id, timestamp, user, action, resource, before_hash, after_hash,
                 entry_hash, prev_entry_hash
          FROM audit_log WHERE id > ? ORDER BY id""";
    }

    @Override
    String table() {
      return "audit_log";
    }

    @Override
    AuditRow row(ResultSet result) throws SQLException, BadRecord {
      String contentHash =
          Hashes.sha256(
              bytes(result, "timestamp"),
              bytes(result, "user"),
              bytes(result, "action"),
              bytes(result, "resource"),
              bytes(result, "before_hash"),
              bytes(result, "after_hash"),
              bytes(result, "prev_entry_hash"));
      return new AuditRow(
          result.getLong("id"),
          Times.iso("timestamp", text(result, "timestamp")),
          text(result, "user"),
          text(result, "action"),
          text(result, "resource"),
          text(result, "before_hash"),
          text(result, "after_hash"),
          text(result, "entry_hash"),
          text(result, "prev_entry_hash"),
          contentHash);
    }

    private static byte[] bytes(ResultSet result, String column) throws SQLException {
      byte[] bytes = result.getBytes(column);
      return bytes == null ? new byte[0] : bytes;
    }

    private static String text(ResultSet result, String column) throws SQLException {
      return new String(bytes(result, column), StandardCharsets.UTF_8);
    }
  }
}
