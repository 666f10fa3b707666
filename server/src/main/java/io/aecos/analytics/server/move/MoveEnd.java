package io.aecos.analytics.server.move;

import io.aecos.analytics.engine.postgres.PostgresAddress;
import io.aecos.analytics.engine.postgres.PostgresLedger;
import io.aecos.analytics.engine.postgres.PostgresMoveSide;
import io.aecos.analytics.engine.sql.move.MoveSide;
import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.engine.sqlite.SqliteMoveSide;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.directory.DirectoryLock;
import io.aecos.analytics.server.settings.LedgerSettings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a ledger is, or is to be: the database at {@code address}, or the directory {@code data},
 * which with an address holds what is a node's own.
 */
public record MoveEnd(DataDirectory data, @Nullable PostgresAddress address) {
  private static final String SQLITE = "sqlite:";

  /**
   * Reads {@code postgresql://…}, {@code sqlite:DIR} or {@code DIR}; {@code own} is the directory
   * of whoever asks, and {@code settings} know the password.
   */
  public static MoveEnd parse(String text, DataDirectory own, LedgerSettings settings) {
    if (text.contains("://")) {
      try {
        return new MoveEnd(own, new LedgerSettings(text, settings.passwordFile()).address());
      } catch (IllegalArgumentException e) {
        throw invalid("--to " + e.getMessage());
      }
    }
    try {
      String path = text.startsWith(SQLITE) ? text.substring(SQLITE.length()) : text;
      if (path.isBlank()) {
        throw invalid("--to must name a database or a directory");
      }
      return new MoveEnd(new DataDirectory(Path.of(path)), null);
    } catch (InvalidPathException e) {
      throw invalid("--to names what is no path: " + e.getReason());
    }
  }

  static AnalyticsException invalid(String why) {
    return invalid("to", why);
  }

  static AnalyticsException invalid(String field, String why) {
    return AnalyticsException.invalid(ErrorCode.INVALID_CONFIGURATION, field, why, List.of());
  }

  /** Where it is, for people, as a ledger keeps where it went; nothing of it is secret. */
  String words() {
    return address == null ? data.root().toString() : address.place();
  }

  /** What people do to go on with the ledger there. */
  String howToStart() {
    return address == null
        ? "start a server with --data " + data.root()
        : "start servers with --ledger '"
            + address.again()
            + "', or name that as `ledger.address` in config.yaml; what is archived stays where it"
            + " is, for all of them to share (`retention.archive`)";
  }

  boolean isDirectory() {
    return address == null;
  }

  /** As it is; a server may be writing there. */
  MoveSide source() {
    if (address != null) {
      return PostgresMoveSide.open(address);
    }
    assertThere();
    lock()
        .ifPresent(
            lock -> {
              try (lock) {
                SqliteMoveSide.own(places()).close();
              }
            });
    return SqliteMoveSide.look(places(), this::lock);
  }

  private void assertThere() {
    if (!Files.isRegularFile(data.ledger())) {
      throw new AnalyticsException(
          ErrorCode.LEDGER_UNAVAILABLE, "there is no ledger in " + data.root());
    }
  }

  /** The ledger, to be read; a server may be writing there. */
  Ledger look() {
    if (address != null) {
      return PostgresLedger.open(address);
    }
    assertThere();
    return SqliteLedger.look(data.ledger());
  }

  /** Nobody else may use a directory meanwhile; whoever calls has its lock. */
  MoveSide target() {
    return address == null ? SqliteMoveSide.own(places()) : PostgresMoveSide.open(address);
  }

  private SqliteMoveSide.Places places() {
    return new SqliteMoveSide.Places(data.root(), data.ledger(), data.registry(), data.audit());
  }

  /** That of the directory; empty while somebody else has it. */
  Optional<DirectoryLock> lock() {
    try {
      return Optional.of(DirectoryLock.take(data));
    } catch (AnalyticsException e) {
      if (e.code() == ErrorCode.DATA_DIRECTORY_IN_USE) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
