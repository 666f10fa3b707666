package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;

/** What a viewer may do. Every endpoint names the one that it needs. */
public enum Permission {
  /** No one needs to be signed in: the sign-in itself and the empty page. */
  ANYONE,
  /** Ask for numbers, and what stands behind them, within one's scope. */
  READ_METRICS,
  /** See the state of the server, its sources and its books. */
  READ_STATUS,
  /** See the accounts of all that was received, and raw input that was not accepted. */
  READ_BOOKS,
  /** Deliver events. */
  WRITE_EVENTS,
  /** Import, rebuild, hand out sign-in links, watch the process. */
  ADMINISTER;

  /** Whether {@code viewer} has this permission. */
  public boolean heldBy(Viewer viewer) {
    return switch (this) {
      case ANYONE, READ_METRICS, READ_STATUS -> true;
      case READ_BOOKS, WRITE_EVENTS, ADMINISTER -> viewer.role() == Viewer.Role.ADMIN;
    };
  }
}
