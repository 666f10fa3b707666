package io.aecos.analytics.server.insight;

import io.aecos.analytics.projection.Watermark;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is worth knowing, what matters most first; {@code hidden} were found not useful by the
 * viewer and are left out. Of the metrics {@code judged} had a history that could be judged; {@code
 * notJudged} says of the others why not.
 */
public record InsightsJson(
    @Nullable String tab,
    List<InsightJson> insights,
    int hidden,
    int judged,
    List<NotJudgedJson> notJudged,
    Watermark watermark) {

  /**
   * One of them; {@code consequence} says what it comes to, {@code confidence} how far to trust it,
   * {@code period} which time it is about, {@code rank} how much it matters (0 to 1), {@code link}
   * is the address that shows exactly it. {@code setApart} is the value of that filter by which a
   * burst's delivery does not count.
   */
  public record InsightJson(
      String id,
      String kind,
      String tab,
      @Nullable String metric,
      String title,
      String text,
      String consequence,
      String confidence,
      String period,
      BigDecimal rank,
      String link,
      @Nullable String setApart) {}

  /** Why nothing is said of the course of a metric. */
  public record NotJudgedJson(String metric, String title, String text) {}

  /** What somebody thinks of an insight. */
  public record InsightFeedback(
      @Nullable String id, @Nullable String kind, @Nullable Boolean useful) {}

  /** What is kept of that. */
  public record InsightFeedbackKept(String id, boolean useful) {}
}
