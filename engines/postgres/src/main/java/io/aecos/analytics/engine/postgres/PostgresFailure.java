package io.aecos.analytics.engine.postgres;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says what a failure of the database means, in words that never hold what was sent to it. */
final class PostgresFailure {
  private PostgresFailure() {}

  /** Tells a caller, who may be anybody. */
  static String toCaller(SQLException failure) {
    String state = state(failure);
    return switch (kind(state)) {
      case "XM" -> "it was moved to another place, or is being moved; nothing of this was stored";
      case "08" -> "the database cannot be reached; nothing of this was stored, try again soon";
      case "57" ->
          "the database is stopping or starting; nothing of this was stored, try again soon";
      case "53" -> "the database has no room or connections left; nothing of this was stored";
      case "55" -> "another server holds the database's lock for too long; try again soon";
      case "25" -> "the database takes no changes now (a standby?); nothing of this was stored";
      default -> "the server's log tells why";
    };
  }

  /** Tells who starts the server what to do. */
  static String atStart(SQLException failure, PostgresAddress address) {
    String state = state(failure);
    if (String.valueOf(failure.getMessage()).contains("targetServerType")) {
      return "what answers there is no primary, and a standby takes no changes; name the primary, or"
          + " all hosts side by side";
    }
    return switch (state) {
      case "28P01" ->
          "it refuses the password of %s; give it with PGPASSWORD, ledger.passwordFile or ~/.pgpass"
              .formatted(address.user());
      case "3D000" -> "there is no such database; make it first (createdb)";
      case "42501" ->
          "%s may not make or change the schema %s; grant it CREATE on the database"
              .formatted(address.user(), address.schema());
      default ->
          switch (kind(state)) {
            case "08" -> unreached(failure);
            case "28" ->
                "it refuses the sign-in of %s: there is no such role, or its pg_hba.conf does not let it in"
                    .formatted(address.user());
            case "53", "57" -> "it takes no connection now (SQLSTATE " + state + ")";
            default -> "SQLSTATE " + state;
          };
    };
  }

  private static String unreached(SQLException failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof UnknownHostException) {
        return "no machine of that name is known (DNS)";
      }
      // The driver has no state of its own for this.
      if (String.valueOf(each.getMessage()).contains("does not support SSL")) {
        return "it speaks no TLS, which sslmode asks for; set ssl = on in its postgresql.conf";
      }
      if (each instanceof SSLException) {
        return "its certificate is not trusted, or not its own (sslmode, sslrootcert)";
      }
    }
    return "nothing answers there; is it running, and are host and port right?";
  }

  private static String kind(String state) {
    return state.length() < 2 ? "" : state.substring(0, 2).toUpperCase(Locale.ROOT);
  }

  /** The first state that says anything; a pool wraps what it was told. */
  private static String state(SQLException failure) {
    String state = "";
    for (Throwable each = failure; each != null; each = each.getCause()) {
      @Nullable String own = each instanceof SQLException sql ? sql.getSQLState() : null;
      if (own != null) {
        state = own;
      }
    }
    return state;
  }
}
