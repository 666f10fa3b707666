package io.aecos.analytics.projection;

import org.jspecify.annotations.Nullable;

/** One value of a dimension and how many events carry it; null stands for those that say none. */
public record DimensionValue(@Nullable String value, long events) {}
