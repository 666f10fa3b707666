package io.aecos.analytics.projection;

/**
 * Asks what waits for somebody. A matter is what the events of one {@code key} in one project are
 * about; it waits when an event that satisfies {@code opens} comes after the last one, by ({@code
 * occurredAt}, {@code seq}), that satisfies {@code closes}. It waits since the first such event and
 * for whom the last of them names as {@code owner}.
 *
 * <p>Scope and filter hold for what opens a matter. What closes one counts whoever did it, or all
 * would seem to wait that others have dealt with; it only takes matters away. The window holds for
 * both. At most {@code limit} matters come back, those that wait longest first, then by project and
 * key.
 */
public record WaitingPlan(
    Extent extent, Dimension key, Condition opens, Condition closes, Dimension owner, int limit) {}
