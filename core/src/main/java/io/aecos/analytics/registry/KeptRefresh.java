package io.aecos.analytics.registry;

import java.time.Instant;

/**
 * A refresh that has ended: {@code ok} tells whether all went well and was found in order, {@code
 * outcome} what was done (JSON, opaque to all others).
 */
public record KeptRefresh(
    String id, String askedBy, boolean ok, String outcome, Instant begunAt, Instant endedAt) {}
