package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.audit.AuditKey;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.testkit.audit.AuditTrailContract;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

final class PostgresAuditTrailTest extends AuditTrailContract {
  private static final UUID NODE = UUID.randomUUID();

  private final PostgresAddress address = TestPostgres.fresh();
  @TempDir Path directory;

  @Override
  protected AuditTrail open() {
    return PostgresAuditTrail.open(
        address,
        NODE,
        directory,
        AuditKey.in(directory.resolve("audit.key")),
        InstantSource.system());
  }
}
