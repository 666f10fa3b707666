package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditCheck;
import io.aecos.analytics.audit.AuditEntry;
import io.aecos.analytics.audit.AuditKey;
import io.aecos.analytics.audit.AuditNotary;
import io.aecos.analytics.audit.AuditQuery;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.audit.AuditVerdict;
import io.aecos.analytics.engine.sql.SqlAuditEntries;
import io.aecos.analytics.engine.sql.Statements;
import io.aecos.analytics.engine.sql.Turns;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The trail in a PostgreSQL database that several nodes share. Each node keeps an anchor of its own
 * outside of the database, of the last entry that it wrote. Who writes takes turns.
 */
public final class PostgresAuditTrail implements AuditTrail {
  private final PostgresDatabase database;
  private final Path directory;
  private final @Nullable AuditNotary notary;
  private final Turns turns;

  private PostgresAuditTrail(
      PostgresDatabase database, Path directory, @Nullable AuditNotary notary) {
    this.database = database;
    this.directory = directory;
    this.notary = notary;
    this.turns =
        new Turns(
            database,
            PostgresDialect.POSTGRES,
            statements -> {
              statements.first("SELECT 1 FROM audit_turn FOR UPDATE", row -> row.getInt(1));
              PostgresFence.pass(statements);
            },
            "the audit trail");
  }

  /**
   * Opens or creates the trail at {@code address} and brings its schema up to date. {@code
   * directory} is where {@code node} keeps its anchor; a node that comes new vouches for what is
   * there by then.
   */
  public static PostgresAuditTrail open(
      PostgresAddress address, UUID node, Path directory, AuditKey key, InstantSource clock) {
    AuditNotary notary = AuditNotary.among(key, directory, clock);
    PostgresAuditTrail trail =
        new PostgresAuditTrail(
            PostgresDatabase.open(address, PostgresPart.AUDIT), directory, notary);
    trail.turns.take(() -> trail.turns.transaction(statements -> joined(statements, node, notary)));
    return trail;
  }

  /** Opens the trail to read it as it is; {@code directory} may hold a node's anchor. */
  public static PostgresAuditTrail look(PostgresAddress address, Path directory) {
    return new PostgresAuditTrail(
        PostgresDatabase.open(address, PostgresPart.AUDIT), directory, null);
  }

  private static boolean joined(Statements statements, UUID node, AuditNotary notary) {
    boolean isNew =
        statements.update("INSERT INTO audit_node (node) VALUES (?) ON CONFLICT DO NOTHING", node)
            > 0;
    if (isNew) {
      notary.join(new SqlAuditEntries(statements).last());
    }
    return isNew;
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
    AuditCheck check = AuditCheck.beside(directory);
    return read(entries -> check.of(entries::rows));
  }

  private <T> T read(Function<SqlAuditEntries, T> work) {
    return database.readOneMoment(
        "read", statements -> work.apply(new SqlAuditEntries(statements)));
  }

  @Override
  public void close() {
    turns.close();
    database.close();
  }
}
