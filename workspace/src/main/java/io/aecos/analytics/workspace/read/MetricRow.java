package io.aecos.analytics.workspace.read;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code analytics.db}: what AEC OS's own collector recorded. {@code templateId} and
 * {@code ifcPath} are the only keys that its metadata ever holds.
 */
public record MetricRow(
    long id,
    Instant at,
    String type,
    @Nullable Double value,
    String user,
    String templateId,
    String ifcPath,
    String fingerprint)
    implements TableRow {}
