package io.aecos.analytics.projection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table are wanted: of those up to ledger row {@code upTo}, the ones after {@code
 * after} (null = from the first), without the first {@code skip} of these, at most {@code limit}.
 * The pin {@code upTo} stays the same from page to page, so that no event that arrives meanwhile
 * moves the pages.
 */
public record TablePart(
    long upTo, @Nullable TableKey after, long skip, int limit, Duration longest) {}
