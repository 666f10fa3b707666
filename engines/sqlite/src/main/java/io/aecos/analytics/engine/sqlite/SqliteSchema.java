package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.error.ErrorCode;

/**
 * What a file is for: the word for it in messages, where its migrations are, the {@code
 * user_version} that the newest of them sets, and what it is when the file cannot be used.
 */
record SqliteSchema(String word, String migrations, int format, ErrorCode unavailable) {
  static final SqliteSchema LEDGER =
      new SqliteSchema("ledger", "db/migration/sqlite", 14, ErrorCode.LEDGER_UNAVAILABLE);

  static final SqliteSchema REGISTRY =
      new SqliteSchema("registry", "db/migration/registry", 13, ErrorCode.REGISTRY_UNAVAILABLE);

  static final SqliteSchema AUDIT =
      new SqliteSchema("audit trail", "db/migration/audit", 1, ErrorCode.AUDIT_UNAVAILABLE);
}
