package io.aecos.analytics.intake;

import java.util.List;

/**
 * The outcome of a delivery, given only after it is durable: {@code received = stored + duplicate +
 * quarantined.size() + refused.size()}. {@code lastSeq} is the ledger's last sequence number
 * afterwards.
 */
public record Receipt(
    int received,
    int stored,
    int duplicate,
    List<Problem> quarantined,
    List<Problem> refused,
    long lastSeq) {

  /** An item that did not become an event: its index in the delivery, where it stood and why. */
  public record Problem(int index, String location, String reason) {}
}
