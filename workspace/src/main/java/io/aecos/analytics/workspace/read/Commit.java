package io.aecos.analytics.workspace.read;

import java.time.Instant;

/**
 * A commit of the project's repository with the first line of its message. {@code conflict} says
 * that merging its two parents again has conflicts, so someone resolved them by hand.
 */
public record Commit(
    String id, Instant at, String subject, String author, boolean merge, boolean conflict) {}
