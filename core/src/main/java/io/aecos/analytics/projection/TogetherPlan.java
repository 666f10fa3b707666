package io.aecos.analytics.projection;

/**
 * Asks who takes part in whose elements: the author of an element is every user of its events that
 * satisfy {@code authors}, a participant every other user of its events that satisfy {@code
 * participants}. At most {@code limit} pairs come back, those with the most elements first, then by
 * name.
 */
public record TogetherPlan(Extent extent, Condition authors, Condition participants, int limit) {}
