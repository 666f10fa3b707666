package io.aecos.analytics.ledger;

import java.util.UUID;

/**
 * Input that was read but is not a valid event. {@code id} follows from the source and the raw
 * content, wherever it stood, so the same bad record is quarantined once. {@code location} is where
 * it stood (file and line, or index in the body), {@code field} the JSON path of what is wrong (""
 * when the whole item is), {@code raw} the bytes as received, {@code belonging} what they tell of
 * the event that they were meant to be.
 */
public record QuarantinedItem(
    UUID id,
    String source,
    String location,
    String field,
    String reason,
    byte[] raw,
    Belonging belonging) {}
