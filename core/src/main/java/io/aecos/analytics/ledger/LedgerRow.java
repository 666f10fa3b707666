package io.aecos.analytics.ledger;

import io.aecos.analytics.event.Event;
import java.time.Instant;

/**
 * An accepted event with its place in the ledger ({@code seq}, ascending from 1, gaps allowed) and
 * its receipt.
 */
public record LedgerRow(long seq, Instant receivedAt, Event event) {}
