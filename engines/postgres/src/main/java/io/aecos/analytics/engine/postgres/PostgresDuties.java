package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.duty.Duties;
import io.aecos.analytics.duty.Duty;
import io.aecos.analytics.engine.sql.Turns;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Duties as rows of a table, for a time that the database's clock measures. */
public final class PostgresDuties implements Duties, AutoCloseable {
  private final PostgresDatabase database;
  private final Turns turns;
  private final UUID node;
  private final Map<String, Lease> leases = new ConcurrentHashMap<>();

  private PostgresDuties(PostgresDatabase database, UUID node) {
    this.database = database;
    this.node = node;
    this.turns = new Turns(database, PostgresDialect.POSTGRES, statements -> {}, "the ledger");
  }

  /** Those of {@code node} in the database at {@code address}. */
  public static PostgresDuties open(PostgresAddress address, UUID node) {
    return new PostgresDuties(PostgresDatabase.open(address, PostgresPart.DUTIES), node);
  }

  @Override
  public Duty of(String name) {
    return leases.computeIfAbsent(name, duty -> new Lease(duty, node, database, turns));
  }

  @Override
  public void close() {
    leases.values().forEach(Lease::giveUp);
    turns.close();
    database.close();
  }
}
