package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.audit.AuditCheck;
import io.aecos.analytics.audit.AuditKey;
import io.aecos.analytics.audit.AuditNotary;
import io.aecos.analytics.engine.sql.SqlAuditEntries;
import io.aecos.analytics.engine.sql.SqlAuditTrail;
import io.aecos.analytics.engine.sql.Statements;
import io.aecos.analytics.engine.sql.Turns;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The trail in a PostgreSQL database that several nodes share. Each node keeps an anchor of its own
 * outside of the database, of the last entry that it wrote. Who writes takes turns.
 */
public final class PostgresAuditTrail extends SqlAuditTrail {
  private final PostgresDatabase database;

  private PostgresAuditTrail(
      PostgresDatabase database, Turns turns, Path directory, @Nullable AuditNotary notary) {
    super(database::readOneMoment, turns, notary, () -> AuditCheck.beside(directory));
    this.database = database;
  }

  private static Turns turns(PostgresDatabase database) {
    return new Turns(
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
    PostgresDatabase database = PostgresDatabase.open(address, PostgresPart.AUDIT);
    Turns turns = turns(database);
    turns.take(() -> turns.transaction(statements -> joined(statements, node, notary)));
    return new PostgresAuditTrail(database, turns, directory, notary);
  }

  /** Opens the trail to read it as it is; {@code directory} may hold a node's anchor. */
  public static PostgresAuditTrail look(PostgresAddress address, Path directory) {
    PostgresDatabase database = PostgresDatabase.open(address, PostgresPart.AUDIT);
    return new PostgresAuditTrail(database, turns(database), directory, null);
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
  public void close() {
    super.close();
    database.close();
  }
}
