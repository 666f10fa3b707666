package io.aecos.analytics.projection;

import org.jspecify.annotations.Nullable;

/** The elements of {@code author} in which {@code participant} took part. */
public record TogetherSelection(
    TogetherPlan plan, String author, String participant, int limit, @Nullable String cursor) {}
