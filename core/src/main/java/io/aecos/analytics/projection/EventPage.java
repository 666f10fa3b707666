package io.aecos.analytics.projection;

import io.aecos.analytics.ledger.LedgerRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of events with the number of all that match ({@code total}), the cursor of the next page
 * (null on the last) and the watermark it was read at.
 */
public record EventPage(
    List<LedgerRow> rows, long total, @Nullable String next, Watermark watermark) {}
