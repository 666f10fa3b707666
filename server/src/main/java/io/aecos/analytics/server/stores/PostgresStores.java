package io.aecos.analytics.server.stores;

import io.aecos.analytics.audit.AuditKey;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.duty.Duties;
import io.aecos.analytics.engine.postgres.PostgresAddress;
import io.aecos.analytics.engine.postgres.PostgresAuditTrail;
import io.aecos.analytics.engine.postgres.PostgresClock;
import io.aecos.analytics.engine.postgres.PostgresDuties;
import io.aecos.analytics.engine.postgres.PostgresLedger;
import io.aecos.analytics.engine.postgres.PostgresRegistry;
import io.aecos.analytics.engine.postgres.PostgresTimetable;
import io.aecos.analytics.engine.sql.SqlTimetable;
import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.SharedFiles;
import io.aecos.analytics.registry.Timetable;
import io.aecos.analytics.server.directory.DataDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, which several nodes share; the data directory holds what is this node's own. */
final class PostgresStores implements Stores {
  private final DataDirectory data;
  private final PostgresAddress address;
  private @Nullable PostgresLedger ledger;
  private @Nullable PostgresRegistry registry;
  private @Nullable PostgresClock clock;

  PostgresStores(DataDirectory data, PostgresAddress address) {
    this.data = data;
    this.address = address;
  }

  @Override
  public String words() {
    return address.toString();
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public void prepare() {
    PostgresLedger.prepare(address);
  }

  @Override
  public synchronized Ledger openLedger(ArchivedRows archive) {
    PostgresLedger opened = PostgresLedger.open(address, archive);
    ledger = opened;
    return opened;
  }

  @Override
  public synchronized Registry openRegistry() {
    PostgresRegistry opened = PostgresRegistry.open(address);
    registry = opened;
    return opened;
  }

  @Override
  public synchronized Clock openClock(InstantSource machine) {
    PostgresClock opened = PostgresClock.open(address, machine);
    clock = opened;
    return opened;
  }

  @Override
  public synchronized Optional<Duration> ahead() {
    return Optional.ofNullable(clock).map(PostgresClock::ahead);
  }

  @Override
  public Timetable openTimetable(SqlTimetable.Pace pace, InstantSource clock) {
    return PostgresTimetable.open(address, pace, clock);
  }

  @Override
  public synchronized AuditTrail openAuditTrail(InstantSource clock) {
    Path key = key(data, data.auditKey().getFileName().toString(), AuditKey::in);
    NodeDirectory node = NodeDirectory.of(data, ledger().identity(), address.toString());
    return PostgresAuditTrail.open(address, node.id(), node.path(), AuditKey.in(key), clock);
  }

  /** Against the anchor of this node, if it is one. */
  @Override
  public AuditTrail lookAtAuditTrail() {
    try (PostgresLedger opened = PostgresLedger.open(address)) {
      return PostgresAuditTrail.look(address, data.shared().resolve(opened.identity().toString()));
    }
  }

  @Override
  public synchronized SharedFiles files() {
    PostgresRegistry opened = registry;
    if (opened == null) {
      throw new IllegalStateException("the registry is opened first");
    }
    return opened.files();
  }

  @Override
  public Duties openDuties() {
    return PostgresDuties.open(
        address, NodeDirectory.of(data, ledger().identity(), address.toString()).id());
  }

  @Override
  public long ledgerBytes() {
    return ledger().bytes();
  }

  private synchronized PostgresLedger ledger() {
    PostgresLedger opened = ledger;
    if (opened == null) {
      throw new IllegalStateException("the ledger is opened first");
    }
    return opened;
  }
}
