package io.aecos.analytics.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report that was asked for and has ended: its kind and format, the title that people know it by,
 * where its file is kept (null when it failed, and {@code message} says why), how large that is,
 * and up to which row of the ledger it counted. {@code scope} is a mark of what its asker could see
 * when it was made, so that nobody finds in it what they may no longer see.
 */
public record KeptReport(
    String id,
    String owner,
    String scope,
    String report,
    String format,
    String title,
    @Nullable String file,
    String message,
    long bytes,
    long watermark,
    Instant askedAt) {}
