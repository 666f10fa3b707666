package io.aecos.analytics.server.upkeep;

import org.jspecify.annotations.Nullable;

/**
 * A piece of work: {@code kind} is what was asked for, {@code state} is {@code running}, {@code
 * done} or {@code failed}; {@code done} of {@code total} steps are done, 0 of 0 where they are not
 * known; {@code message} says what is being done, or why it failed; {@code outcome} is what came of
 * it, null until it is done.
 */
public record UpkeepJson(
    String id,
    String kind,
    String state,
    long done,
    long total,
    String message,
    @Nullable Object outcome) {}
