package io.aecos.analytics.server.settings;

import io.aecos.analytics.engine.postgres.PostgresAddress;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the ledger is, and with it the registry and the audit trail: without a {@code place} in the
 * data directory, else in the database of that address, whose password may stand in the first line
 * of {@code passwordFile}. It shows itself without a password.
 */
public record LedgerSettings(@Nullable String place, @Nullable Path passwordFile) {
  public static final LedgerSettings EMBEDDED = new LedgerSettings(null, null);
  private static final String SQLITE = "sqlite";

  public LedgerSettings {
    if (place != null && !place.equals(SQLITE)) {
      PostgresAddress.parse(place, null);
    }
  }

  /** With what the command line says in the place of the address in the file. */
  public LedgerSettings at(@Nullable String named) {
    try {
      return named == null ? this : new LedgerSettings(named, passwordFile);
    } catch (IllegalArgumentException e) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_CONFIGURATION,
          "--ledger",
          "--ledger " + e.getMessage() + ", or " + SQLITE,
          List.of());
    }
  }

  /** Of the database, with its password, if there is one; null for the data directory. */
  public @Nullable PostgresAddress address() {
    return address(System.getenv());
  }

  @Nullable PostgresAddress address(Map<String, String> environment) {
    if (place == null || place.equals(SQLITE)) {
      return null;
    }
    String password =
        passwordFile == null ? environment.get("PGPASSWORD") : firstLine(passwordFile);
    return PostgresAddress.parse(place, password);
  }

  private static String firstLine(Path file) {
    try {
      return Files.readAllLines(file).stream().findFirst().orElse("");
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.INVALID_CONFIGURATION,
          "the ledger's password file " + file + " cannot be read",
          e);
    }
  }

  @Override
  public String toString() {
    // The password file is not needed to say where it is.
    PostgresAddress address = new LedgerSettings(place, null).address(Map.of());
    return address == null ? SQLITE : address.toString();
  }
}
