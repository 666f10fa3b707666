package io.aecos.analytics.server.operate;

import io.aecos.analytics.projection.DimensionValue;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.EventSink;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.ViewAnswer;
import io.aecos.analytics.query.ViewQuery;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Times the questions that a metric service answers; not what is handed over for as long as
 * somebody reads it, whose time is mostly the reader's.
 */
final class MeasuredMetrics implements MetricService {
  private final MetricService service;
  private final Timer views;
  private final Timer events;
  private final Timer values;

  MeasuredMetrics(MetricService service, MeterRegistry registry) {
    this.service = service;
    this.views = timer("view", registry);
    this.events = timer("events", registry);
    this.values = timer("values", registry);
  }

  @Override
  public ViewAnswer answer(ViewQuery query) {
    return Objects.requireNonNull(views.record(() -> service.answer(query)));
  }

  @Override
  public EventPage eventsBehind(String metric, ViewQuery view, int limit, @Nullable String cursor) {
    return Objects.requireNonNull(
        events.record(() -> service.eventsBehind(metric, view, limit, cursor)));
  }

  @Override
  public EventPage events(ViewQuery view, int limit, @Nullable String cursor) {
    return Objects.requireNonNull(events.record(() -> service.events(view, limit, cursor)));
  }

  @Override
  public void eachBehind(String metric, ViewQuery view, EventSink sink) {
    service.eachBehind(metric, view, sink);
  }

  @Override
  public void each(ViewQuery view, EventSink sink) {
    service.each(view, sink);
  }

  @Override
  public List<DimensionValue> values(String dimension, ViewQuery view) {
    return Objects.requireNonNull(values.record(() -> service.values(dimension, view)));
  }

  private static Timer timer(String kind, MeterRegistry registry) {
    return Timer.builder("aecos.query")
        .description("Answering one question")
        .tag("kind", kind)
        .register(registry);
  }
}
