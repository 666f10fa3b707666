package io.aecos.analytics.projection;

/** One value of a dimension and how many events carry it. */
public record DimensionValue(String value, long events) {}
