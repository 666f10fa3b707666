package io.aecos.analytics.projection;

import java.util.UUID;

/**
 * What a projection is a copy of: a ledger by its {@link io.aecos.analytics.ledger.Ledger#identity
 * identity}, and its {@link io.aecos.analytics.ledger.Rewriting#edition edition} at that time.
 */
public record Followed(UUID ledger, long edition) {}
