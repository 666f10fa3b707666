package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.registry.Token;
import java.util.Set;

/** What a viewer may do. Every endpoint names the one that it needs. */
public enum Permission {
  /** No one needs to be signed in: the sign-in itself and the empty page. */
  ANYONE,
  /** Ask for numbers, and what stands behind them, within one's scope. */
  READ_METRICS,
  /** Take what one may ask for away as a file; that is recorded. */
  EXPORT,
  /** Keep views under a name. */
  SAVE_VIEWS,
  /** See the state of the server, its sources and its books. */
  READ_STATUS,
  /** See the accounts of all that was received, and raw input that was not accepted. */
  READ_BOOKS,
  /** See who did what with this product, and whether that is whole. */
  READ_AUDIT,
  /** Deliver events. */
  WRITE_EVENTS,
  /** Import, rebuild, hand out sign-in links, watch the process. */
  ADMINISTER;

  /** Whether {@code viewer} has this permission. */
  public boolean heldBy(Viewer viewer) {
    return switch (this) {
      case ANYONE, READ_METRICS, EXPORT, SAVE_VIEWS, READ_STATUS -> true;
      case READ_AUDIT -> viewer.role() == Viewer.Role.ADMIN || viewer.role() == Viewer.Role.AUDITOR;
      case READ_BOOKS, WRITE_EVENTS, ADMINISTER -> viewer.role() == Viewer.Role.ADMIN;
    };
  }

  /** Whether it is of no use to who may only look. */
  boolean changes() {
    return this == EXPORT || this == SAVE_VIEWS || this == WRITE_EVENTS;
  }

  /**
   * Whether {@code token} opens this, which {@code viewer} is while it does. Only an administrator
   * makes a token, so one for {@code ingest} delivers whoever it acts as; all else it opens no
   * further than to who it acts as. One for some projects opens nothing that is of the whole firm.
   */
  boolean opensTo(Token token, Viewer viewer) {
    Set<Token.Scope> scopes = token.scopes();
    boolean ofAll = heldBy(viewer) && !token.isNarrowed();
    boolean administers = scopes.contains(Token.Scope.ADMIN) && ofAll;
    return administers
        || switch (this) {
          case ANYONE -> true;
          case READ_METRICS, EXPORT, SAVE_VIEWS ->
              scopes.contains(Token.Scope.READ) || scopes.contains(Token.Scope.REPORT);
          case READ_STATUS -> scopes.contains(Token.Scope.READ);
          case READ_BOOKS, READ_AUDIT -> scopes.contains(Token.Scope.READ) && ofAll;
          case WRITE_EVENTS -> scopes.contains(Token.Scope.INGEST);
          case ADMINISTER -> false;
        };
  }
}
