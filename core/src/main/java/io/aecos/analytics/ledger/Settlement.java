package io.aecos.analytics.ledger;

import java.util.UUID;

/**
 * A decision about an item in quarantine: which, what became of it, who decided and why. Written in
 * the transaction of the delivery that carries it; an item that is settled already stays as it is.
 */
public record Settlement(UUID item, QuarantineBook.State state, String by, String reason) {

  public Settlement {
    if (state == QuarantineBook.State.OPEN) {
      throw new IllegalArgumentException("a settlement replays or discards");
    }
  }
}
