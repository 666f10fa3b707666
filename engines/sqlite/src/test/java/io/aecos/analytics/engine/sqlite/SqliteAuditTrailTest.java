package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.audit.AuditKey;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.testkit.audit.AuditTrailContract;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

final class SqliteAuditTrailTest extends AuditTrailContract {
  @TempDir Path directory;

  @Override
  protected AuditTrail open() {
    return SqliteAuditTrail.open(
        directory.resolve("audit.sqlite"),
        AuditKey.in(directory.resolve("audit.key")),
        InstantSource.system());
  }
}
