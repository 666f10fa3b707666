package io.aecos.analytics.query;

import io.aecos.analytics.projection.DimensionValue;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.EventSink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers views. Safe for use by many threads. Bad questions throw {@link
 * io.aecos.analytics.error.AnalyticsException} with the offending field and what it may be; what is
 * wrong with a single metric of a view fails only that metric's result.
 */
public interface MetricService {

  /** One result per asked metric, computed in as few passes over the data as possible. */
  ViewAnswer answer(ViewQuery query);

  /**
   * Exactly the events that {@link MetricAnswer#events} counts for this metric and view, newest
   * first. The view's own list of queries does not matter here.
   */
  EventPage eventsBehind(String metric, ViewQuery view, int limit, @Nullable String cursor);

  /** All events of the view's viewer, period and filters, newest first. */
  EventPage events(ViewQuery view, int limit, @Nullable String cursor);

  /** Hands {@code sink} all the events of {@link #eventsBehind}, of one moment. */
  void eachBehind(String metric, ViewQuery view, EventSink sink);

  /** Hands {@code sink} all the events of {@link #events}, of one moment. */
  void each(ViewQuery view, EventSink sink);

  /** The values of a dimension within the view's viewer, period and filters, for filter menus. */
  List<DimensionValue> values(String dimension, ViewQuery view);
}
