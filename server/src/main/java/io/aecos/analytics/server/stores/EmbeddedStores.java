package io.aecos.analytics.server.stores;

import io.aecos.analytics.audit.AuditKey;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.duty.Duties;
import io.aecos.analytics.engine.sql.SqlTimetable;
import io.aecos.analytics.engine.sqlite.SqliteAuditTrail;
import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.engine.sqlite.SqliteRegistry;
import io.aecos.analytics.engine.sqlite.SqliteSettings;
import io.aecos.analytics.engine.sqlite.SqliteTimetable;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.SharedFiles;
import io.aecos.analytics.registry.Timetable;
import io.aecos.analytics.server.directory.DataDirectory;
import java.io.IOException;
import java.time.InstantSource;

/** SQLite in the data directory. */
record EmbeddedStores(DataDirectory data) implements Stores {

  @Override
  public String words() {
    return "SQLite, " + data.ledger().getFileName();
  }

  @Override
  public boolean isShared() {
    return false;
  }

  /** Each file is, when it is opened. */
  @Override
  public void prepare() {}

  @Override
  public Ledger openLedger(ArchivedRows archive) {
    return SqliteLedger.open(data.ledger(), SqliteSettings.DEFAULT, archive);
  }

  @Override
  public Registry openRegistry() {
    return SqliteRegistry.open(data.registry());
  }

  @Override
  public Timetable openTimetable(SqlTimetable.Pace pace, InstantSource clock) {
    return SqliteTimetable.open(data.registry(), pace);
  }

  @Override
  public AuditTrail openAuditTrail(InstantSource clock) {
    return SqliteAuditTrail.open(data.audit(), AuditKey.in(data.auditKey()), clock);
  }

  @Override
  public AuditTrail lookAtAuditTrail() {
    return SqliteAuditTrail.look(data.audit());
  }

  @Override
  public SharedFiles files() {
    return SharedFiles.NONE;
  }

  @Override
  public Duties openDuties() {
    return Duties.ALONE;
  }

  @Override
  public long ledgerBytes() {
    try {
      return data.bytesOf(data.ledger());
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.LEDGER_UNAVAILABLE,
          data.ledger().getFileName() + " cannot be looked at; the server's log tells why",
          e);
    }
  }
}
