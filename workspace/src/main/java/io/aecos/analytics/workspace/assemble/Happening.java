package io.aecos.analytics.workspace.assemble;

import io.aecos.analytics.event.Event;

/** One happening as it is known now, and where its authority tells of it. */
public record Happening(Event event, String location) {}
