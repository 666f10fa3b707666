package io.aecos.analytics.server.stores;

import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.duty.Duties;
import io.aecos.analytics.engine.postgres.PostgresAddress;
import io.aecos.analytics.engine.sql.SqlTimetable;
import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.SharedFiles;
import io.aecos.analytics.registry.Timetable;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.settings.LedgerSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the ledger, the registry and the audit trail in the engine that was chosen. */
public interface Stores {

  /** In {@code data}, or in the database that {@code settings} name. */
  static Stores of(DataDirectory data, LedgerSettings settings) {
    return at(data, settings.address());
  }

  /** In {@code data}, or in the database at {@code address}. */
  static Stores at(DataDirectory data, @Nullable PostgresAddress address) {
    if (address == null) {
      NodeDirectory.refuseWithoutLedger(data);
      return new EmbeddedStores(data);
    }
    return new PostgresStores(data, address);
  }

  /** Which engine it is and where, for whoever runs the server; without secrets. */
  String words();

  /** Whether other nodes may have the same. */
  boolean isShared();

  /** Makes what is missing and brings all up to date, or says why it cannot be used. */
  void prepare();

  /** {@code archive} is where it finds again what it gave up, if it is of a kind that can. */
  Ledger openLedger(ArchivedRows archive);

  Registry openRegistry();

  /** The time by which all nodes go, whatever {@code machine} says on each. */
  default Clock openClock(InstantSource machine) {
    return machine.withZone(ZoneOffset.UTC);
  }

  /** How far this machine's clock is ahead of that; empty where no other has any part in it. */
  default Optional<Duration> ahead() {
    return Optional.empty();
  }

  /** What is due when; the registry has been opened before. */
  Timetable openTimetable(SqlTimetable.Pace pace, InstantSource clock);

  /** The trail, signed with the key that all nodes have. */
  AuditTrail openAuditTrail(InstantSource clock);

  /** The trail to be read as it is, without a server. */
  AuditTrail lookAtAuditTrail();

  /** What all nodes need alike; to be asked once the registry is open. */
  SharedFiles files();

  /** What only one of the nodes may do at a time; to be asked once the ledger is open. */
  Duties openDuties();

  /** How many bytes the ledger takes. */
  long ledgerBytes();

  /** The file {@code name} among the keys of {@code data}, where it is as all nodes have it. */
  default Path key(DataDirectory data, String name, KeyFiles.Maker maker) {
    return new KeyFiles(data.keys(), files()).agreed(name, maker);
  }
}
