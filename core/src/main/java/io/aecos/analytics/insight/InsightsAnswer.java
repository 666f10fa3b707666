package io.aecos.analytics.insight;

import io.aecos.analytics.projection.Watermark;
import java.util.List;

/**
 * What is worth knowing of some metrics, what matters most first; {@code judged} of them had a
 * history that could be judged, and {@code notJudged} says of the others why not.
 */
public record InsightsAnswer(
    List<Insight> insights, int judged, List<NotJudged> notJudged, Watermark watermark) {
  public InsightsAnswer {
    insights = List.copyOf(insights);
    notJudged = List.copyOf(notJudged);
  }

  /** Why nothing is said of the course of a metric. */
  public record NotJudged(String metric, String title, String text) {}
}
