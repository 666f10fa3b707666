package io.aecos.analytics.projection;

import io.aecos.analytics.projection.SavingsCells.Counting;
import org.jspecify.annotations.Nullable;

/**
 * The elements of which some work counts in one way; at most {@code limit} after {@code cursor} (as
 * given by the page before; null = from the first). Their facts are those of that work.
 */
public record SavingsSelection(
    SavingsPlan plan, Counting counting, int limit, @Nullable String cursor) {}
