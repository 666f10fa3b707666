package io.aecos.analytics.projection;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.projection.Plan.Window;
import java.time.ZoneId;

/**
 * The events that a question about elements looks at: those in scope and window that satisfy {@code
 * filter}, which cuts weekdays and hours in {@code zone}.
 */
public record Extent(Scope scope, Condition filter, Window window, ZoneId zone) {}
