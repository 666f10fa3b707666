package io.aecos.analytics.query;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Plan.Window;
import org.jspecify.annotations.Nullable;

/**
 * That a source told of a type in a project ("" for events of none): between the instants of {@code
 * span}. {@code fromTemplate} is the span of those events that name a template, null where none
 * does.
 */
record Told(
    String project, EventType type, String source, Window span, @Nullable Window fromTemplate) {

  boolean byHook() {
    return source.startsWith("hook:");
  }

  boolean byConnector() {
    return source.startsWith("workspace:");
  }
}
