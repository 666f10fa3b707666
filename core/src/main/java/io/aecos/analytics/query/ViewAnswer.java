package io.aecos.analytics.query;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Watermark;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link ViewQuery}: one result per asked metric, in the order of the question, and
 * the period, comparison and grain that were really used.
 */
public record ViewAnswer(
    List<Result> results,
    Window period,
    @Nullable Window comparison,
    Grain grain,
    ZoneId zone,
    Watermark watermark) {

  public ViewAnswer {
    results = List.copyOf(results);
  }

  /** The answer to the one metric that was asked; its problem, where it could not be answered. */
  public MetricAnswer only() {
    if (results.get(0) instanceof Failed failed) {
      throw failed.problem();
    }
    return ((Answered) results.get(0)).answer();
  }

  /** What became of one asked metric; a failed one spoils only itself. */
  public sealed interface Result {
    String metric();
  }

  /** A metric that was answered. */
  public record Answered(MetricAnswer answer) implements Result {
    @Override
    public String metric() {
      return answer.metric().name();
    }
  }

  /** A metric that could not be answered, and why. */
  public record Failed(String metric, AnalyticsException problem) implements Result {}
}
