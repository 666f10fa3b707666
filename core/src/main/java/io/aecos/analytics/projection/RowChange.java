package io.aecos.analytics.projection;

import io.aecos.analytics.ledger.LedgerRow;
import org.jspecify.annotations.Nullable;

/**
 * What applying ledger rows did to one event: how it was stored {@code before} (null where it was
 * not) and how it is {@code after} (null where it has left all answers). It happened when it
 * happened: no amendment changes that.
 */
public record RowChange(@Nullable LedgerRow before, @Nullable LedgerRow after) {}
