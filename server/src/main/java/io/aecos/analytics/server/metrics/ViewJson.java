package io.aecos.analytics.server.metrics;

import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.query.ViewAnswer;
import io.aecos.analytics.server.problem.Problems;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All answers of one view, with the period, comparison and grain that were used. */
public record ViewJson(
    List<ResultJson> results,
    Window period,
    @Nullable Window comparison,
    String grain,
    String tz,
    Watermark watermark) {

  static ViewJson of(ViewAnswer view, boolean statements, Problems problems) {
    return new ViewJson(
        view.results().stream().map(result -> result(result, statements, problems)).toList(),
        view.period(),
        view.comparison(),
        view.grain().name().toLowerCase(Locale.ROOT),
        view.zone().getId(),
        view.watermark());
  }

  private static ResultJson result(
      ViewAnswer.Result result, boolean statements, Problems problems) {
    if (result instanceof ViewAnswer.Failed failed) {
      return new AnswerJson.FailedJson(failed.metric(), problems.of(failed.problem()));
    }
    return AnswerJson.of(((ViewAnswer.Answered) result).answer(), statements);
  }
}
