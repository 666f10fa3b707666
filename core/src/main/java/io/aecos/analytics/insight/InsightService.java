package io.aecos.analytics.insight;

import io.aecos.analytics.projection.ElementPage;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.EventSink;
import io.aecos.analytics.projection.PairPlan;
import io.aecos.analytics.query.ViewQuery;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions that no single number answers, within a view's viewer, period and filters; the
 * view's own list of queries does not matter. Safe for use by many threads. Bad questions throw
 * {@link io.aecos.analytics.error.AnalyticsException} with the offending field and what it may be.
 */
public interface InsightService {
  int MAX_BUCKETS = 100;

  /** The farthest that a forecast looks ahead. */
  int MAX_STEPS = 104;

  /** Which way elements went from generation to approval. */
  FlowAnswer flow(ViewQuery view);

  /** The elements whose stages, by name, ended with the outcomes; as many as the flow says. */
  ElementPage flowElements(
      ViewQuery view, Map<String, String> outcomes, int limit, @Nullable String cursor);

  /** How the numbers behind a metric are spread, in about {@code buckets} steps of equal width. */
  DistributionAnswer distribution(ViewQuery view, String metric, int buckets);

  /** The events whose number lies in {@code range}; as many as the distribution's bucket says. */
  EventPage eventsWithin(
      ViewQuery view, String metric, Range range, int limit, @Nullable String cursor);

  /** Hands {@code sink} all the events of {@link #eventsWithin}, of one moment. */
  void eachWithin(ViewQuery view, String metric, Range range, EventSink sink);

  /** How estimates compare with actuals, for a metric that joins the two. */
  PairsAnswer pairs(ViewQuery view, String metric, PairPlan.Level level, int limit);

  /** Who takes part in whose elements. */
  TogetherAnswer together(ViewQuery view, int limit);

  /** The elements that two people share in that way. */
  ElementPage togetherElements(
      ViewQuery view, String author, String participant, int limit, @Nullable String cursor);

  /** What waits for somebody at the end of the view's period, longest first. */
  AttentionAnswer attention(ViewQuery view, Matter matter, int limit);

  /** What happened that may explain a turn in a number; all kinds where none is named. */
  AnnotationsAnswer annotations(ViewQuery view, Set<AnnotationsAnswer.Kind> kinds);

  /**
   * What a metric may come to in {@code horizon} steps of the view's grain (weeks where it names
   * none), from its settled steps in the view's period alone.
   */
  ForecastAnswer forecast(ViewQuery view, String metric, int horizon);

  /**
   * What a metric's change is made of, along each of the dimensions; where none is named, along the
   * usual ones that have more than one value.
   */
  ChangesAnswer changes(ViewQuery view, String metric, List<String> dimensions);

  /**
   * What was unusual in a metric's settled steps (days, weeks or months; weeks where the view names
   * none), each judged by what was known then. A view of all of time looks back as far as helps.
   */
  AnomaliesAnswer anomalies(ViewQuery view, String metric);

  /**
   * What is worth knowing of the metrics, those that matter most named first: anomalies of the last
   * quarter of weeks, where forecasts lead, and what changed in the view's period and why.
   */
  InsightsAnswer insights(ViewQuery view, List<String> metrics);

  /**
   * The same as a report of the view's period tells it: anomalies that were found with a week that
   * ended in it, where forecasts led at its end, and what changed in it and why.
   */
  InsightsAnswer insightsWithin(ViewQuery view, List<String> metrics);

  /** A half-open span of numbers; null is open. */
  record Range(@Nullable Double atLeast, @Nullable Double below) {
    public boolean isBounded() {
      return atLeast != null || below != null;
    }
  }
}
