package io.aecos.analytics.engine.sqlite;

/**
 * How the ledger uses memory and its write-ahead log. {@code cacheMegabytes} is the page cache of
 * the writing connection; {@code checkpointMegabytes} is how much the log grows before it is copied
 * into the file; {@code busyMillis} is how long to wait for another process's lock.
 */
public record SqliteSettings(int cacheMegabytes, int checkpointMegabytes, int busyMillis) {
  public static final SqliteSettings DEFAULT = new SqliteSettings(16, 16, 10_000);

  public SqliteSettings {
    if (cacheMegabytes < 1 || checkpointMegabytes < 1 || busyMillis < 0) {
      throw new IllegalArgumentException("sizes are at least 1 MB, waiting is not negative");
    }
  }
}
