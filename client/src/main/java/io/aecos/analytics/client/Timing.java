package io.aecos.analytics.client;

import org.jspecify.annotations.Nullable;

/**
 * Measures a piece of work and records it when closed, with the milliseconds as value.
 *
 * <pre>{@code
 * try (var timing = Analytics.time("generation", "element_generated")) {
 *   Element wall = generate(spec);
 *   timing.event().element(wall.guid()).template(wall.templateId());
 * }
 * }</pre>
 */
public final class Timing implements AutoCloseable {
  private final EventBuilder event;
  private final long startNanos = System.nanoTime();
  private boolean closed;

  Timing(EventBuilder event) {
    this.event = event;
  }

  /** The event that will be recorded, to add to. */
  public EventBuilder event() {
    return event;
  }

  /** Marks the work as failed: the attributes {@code outcome} and {@code exception}. */
  public void failed(@Nullable Throwable cause) {
    event.attribute("outcome", "failed");
    if (cause != null) {
      event.attribute("exception", cause.getClass().getName());
    }
  }

  /** Records the event, the first time. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      event.value((System.nanoTime() - startNanos) / 1e6).record();
    }
  }
}
