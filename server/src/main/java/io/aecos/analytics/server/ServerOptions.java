package io.aecos.analytics.server;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.settings.LedgerSettings;
import io.aecos.analytics.server.settings.ListenSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line decides about a server. A null {@code port} takes the configured one or, if
 * that is taken, the next free one; a null {@code bind} the configured address. A {@code local} one
 * is reached from this machine alone, whatever is configured. A null {@code ledger} takes the
 * configured one.
 */
public record ServerOptions(
    DataDirectory data,
    @Nullable Integer port,
    boolean demo,
    @Nullable String bind,
    boolean local,
    @Nullable String ledger) {

  public ServerOptions(
      DataDirectory data,
      @Nullable Integer port,
      boolean demo,
      @Nullable String bind,
      boolean local) {
    this(data, port, demo, bind, local, null);
  }

  /** A server for one command's duration, on whatever port is free, for this machine alone. */
  public static ServerOptions passing(DataDirectory data, boolean demo) {
    return passing(data, demo, null);
  }

  /** As {@link #passing(DataDirectory, boolean)}, with the ledger at that address. */
  public static ServerOptions passing(DataDirectory data, boolean demo, @Nullable String ledger) {
    return new ServerOptions(data, 0, demo, null, true, ledger);
  }

  /** Where the ledger is, where {@code configured} stands in the file. */
  LedgerSettings ledger(LedgerSettings configured) {
    LedgerSettings named = configured.at(ledger);
    if (demo && named.address() != null) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_CONFIGURATION,
          "--ledger",
          "--demo keeps its made-up data in a directory of its own; leave out --ledger",
          List.of());
    }
    return named;
  }

  /** Without the password that an address may hold. */
  @Override
  public String toString() {
    return "ServerOptions[" + data.root() + "]";
  }

  /** Who is to reach the server, where {@code configured} stands in the file. */
  ListenSettings listen(ListenSettings configured) {
    if (local) {
      return ListenSettings.LOCAL;
    }
    return bind == null ? configured : bound(configured, bind);
  }

  private static ListenSettings bound(ListenSettings configured, String address) {
    try {
      return configured.at(address);
    } catch (IllegalArgumentException e) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_CONFIGURATION, "--bind", String.valueOf(e.getMessage()), List.of());
    }
  }
}
