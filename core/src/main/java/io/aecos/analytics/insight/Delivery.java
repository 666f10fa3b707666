package io.aecos.analytics.insight;

import java.time.Instant;

/** What was received from {@code from} on and before {@code to}, and what it brought of a step. */
public record Delivery(Instant from, Instant to, double brought) {}
