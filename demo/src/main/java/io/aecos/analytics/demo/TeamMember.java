package io.aecos.analytics.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That somebody of the demo firm belonged to a team, from one day to another, both included. Who
 * was there before the two years has no first day, who is still there no last one.
 */
public record TeamMember(
    String team, String person, @Nullable LocalDate from, @Nullable LocalDate to, boolean lead) {}
