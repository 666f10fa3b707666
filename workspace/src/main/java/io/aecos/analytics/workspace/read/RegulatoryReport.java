package io.aecos.analytics.workspace.read;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code REGULATORY_UPDATE.md}: the last code update and what it affected. */
public record RegulatoryReport(
    String code,
    String version,
    Instant at,
    @Nullable Double added,
    @Nullable Double modified,
    @Nullable Double removed,
    @Nullable Double templates,
    @Nullable Double elements) {}
