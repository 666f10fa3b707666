package io.aecos.analytics.engine.sql;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditActor;
import io.aecos.analytics.audit.AuditEntry;
import io.aecos.analytics.audit.AuditNotary;
import io.aecos.analytics.audit.AuditQuery;
import io.aecos.analytics.audit.AuditRow;
import io.aecos.analytics.audit.AuditSeal;
import io.aecos.analytics.event.Micros;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The entries of a trail within one transaction. */
public final class SqlAuditEntries {
  private static final String ENTRY =
      """
      SELECT seq, at, who, how, action, target, scope, filters, size, outcome, origin, answers,
             previous, hash, signature
      FROM entry""";

  private final Statements statements;

  public SqlAuditEntries(Statements statements) {
    this.statements = statements;
  }

  public AuditNotary.@Nullable Last last() {
    return statements
        .first(
            "SELECT seq, previous, hash, signature FROM entry ORDER BY seq DESC LIMIT 1",
            row -> new AuditNotary.Last(row.getLong(1), seal(row)))
        .orElse(null);
  }

  public void add(AuditEntry entry) {
    AuditAct act = entry.act();
    statements.update(
        """
        INSERT INTO entry (seq, at, who, how, action, target, scope, filters, size, outcome, origin,
          answers, previous, hash, signature)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        entry.seq(),
        Micros.of(act.at()),
        whole(act.actor().who()),
        whole(act.actor().how()),
        whole(act.action()),
        whole(act.target()),
        whole(act.scope()),
        whole(act.filters()),
        act.size(),
        act.outcome().name(),
        whole(act.origin()),
        act.answers(),
        entry.seal().previous(),
        entry.seal().hash(),
        entry.seal().signature());
  }

  public List<AuditEntry> find(AuditQuery query) {
    SqlAuditSearch search = new SqlAuditSearch(query, statements.dialect());
    return statements.select(ENTRY + search.sql(), this::entry, search.values());
  }

  private String whole(String text) {
    return statements.dialect().whole(text);
  }

  public void each(Consumer<AuditEntry> reader) {
    statements.each(ENTRY + " ORDER BY seq", row -> reader.accept(entry(row)));
  }

  /** All rows as they lie there. */
  public void rows(Consumer<AuditRow> reader) {
    statements.each(
        ENTRY + " ORDER BY seq",
        row -> {
          List<byte[]> fields = new ArrayList<>();
          for (String name : AuditRow.FIELDS) {
            fields.add(bytes(row, name));
          }
          reader.accept(new AuditRow(row.getLong("seq"), fields, seal(row)));
        });
  }

  private AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("seq"),
        new AuditAct(
            Micros.toInstant(row.getLong("at")),
            new AuditActor(text(row, "who"), text(row, "how")),
            text(row, "action"),
            text(row, "target"),
            text(row, "scope"),
            text(row, "filters"),
            number(row, "size"),
            outcome(text(row, "outcome")),
            text(row, "origin"),
            number(row, "answers")),
        seal(row));
  }

  /** Somebody may have written another word there; the verification tells. */
  private static AuditAct.Outcome outcome(String word) {
    for (AuditAct.Outcome outcome : AuditAct.Outcome.values()) {
      if (outcome.name().equals(word)) {
        return outcome;
      }
    }
    return AuditAct.Outcome.FAILED;
  }

  private AuditSeal seal(ResultSet row) throws SQLException {
    return new AuditSeal(text(row, "previous"), text(row, "hash"), text(row, "signature"));
  }

  private String text(ResultSet row, String column) throws SQLException {
    return new String(bytes(row, column), StandardCharsets.UTF_8);
  }

  private byte[] bytes(ResultSet row, String column) throws SQLException {
    byte[] bytes = statements.dialect().bytes(row, column);
    return bytes == null ? new byte[0] : bytes;
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }
}
