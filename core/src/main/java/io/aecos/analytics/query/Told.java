package io.aecos.analytics.query;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Plan.Window;
import org.jspecify.annotations.Nullable;

/**
 * That a source told of a type in a project ("" for events of none): between the instants of {@code
 * span}. {@code silent} is the span of those events beside which something went without a trace,
 * null where there are none.
 */
record Told(String project, EventType type, String source, Window span, @Nullable Window silent) {

  /** Whether both say when one source told of one type in one project. */
  boolean isOfSame(Told other) {
    return project.equals(other.project) && type.equals(other.type) && source.equals(other.source);
  }

  boolean byHook() {
    return source.startsWith("hook:");
  }

  boolean byConnector() {
    return source.startsWith("workspace:");
  }
}
