package io.aecos.analytics.workspace.read;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A review as it stands now. {@code requestedBy} is "" where AEC OS did not ask. */
public record Review(
    String id,
    String element,
    String reviewer,
    String status,
    Instant requestedAt,
    @Nullable Instant resolvedAt,
    String requestedBy) {}
