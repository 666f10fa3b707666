package io.aecos.analytics.server.outcomes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.insight.InsightService;
import io.aecos.analytics.insight.PairsAnswer;
import io.aecos.analytics.outcome.Corrections;
import io.aecos.analytics.outcome.Corrections.Correction;
import io.aecos.analytics.projection.PairCells.Point;
import io.aecos.analytics.projection.PairPlan;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.json.Numbers;
import io.aecos.analytics.server.metrics.AnswerJson.NoteJson;
import io.aecos.analytics.server.metrics.ViewParameters;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How far estimates of a kind are off, and by which factor they would be better. */
@RestController
public final class CorrectionsEndpoint {
  private static final int MOST = 10_000;
  private static final List<String> BY = List.of("elementType", "project");

  private final InsightService insights;
  private final ViewParameters parameters;

  public CorrectionsEndpoint(InsightService insights, ViewParameters parameters) {
    this.insights = insights;
    this.parameters = parameters;
  }

  /** Corrections of the estimates that a metric compares with actuals. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record CorrectionsJson(
      String metric,
      String by,
      List<CorrectionJson> corrections,
      Watermark watermark,
      boolean complete,
      List<NoteJson> notes) {}

  /** One group of elements; errors are shares of what they really cost or took. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record CorrectionJson(
      @Nullable String key,
      int pairs,
      @Nullable BigDecimal bias,
      @Nullable BigDecimal mape,
      @Nullable BigDecimal factor,
      @Nullable BigDecimal low95,
      @Nullable BigDecimal high95,
      @Nullable BigDecimal error,
      @Nullable BigDecimal correctedError,
      boolean suggested,
      String text) {

    static CorrectionJson of(Correction one) {
      return new CorrectionJson(
          one.key(),
          one.pairs(),
          Numbers.computed(one.bias()),
          Numbers.computed(one.mape()),
          Numbers.computed(one.factor()),
          Numbers.computed(one.low95()),
          Numbers.computed(one.high95()),
          Numbers.computed(one.error()),
          Numbers.computed(one.correctedError()),
          one.suggested(),
          one.text());
    }
  }

  @GetMapping("/api/corrections")
  @Requires(Permission.READ_METRICS)
  public CorrectionsJson corrections(
      Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    String metric = ViewParameters.single(query, "metric");
    String asked = ViewParameters.single(query, "by");
    String by = asked == null ? "elementType" : asked;
    if (!BY.contains(by)) {
      throw AnalyticsException.invalid(ErrorCode.INVALID_QUERY, "by", "cannot be '" + by + "'", BY);
    }
    PairsAnswer pairs =
        insights.pairs(
            parameters.read(viewer, query, Set.of("metric", "by")),
            metric == null ? "cost_accuracy" : metric,
            PairPlan.Level.ELEMENT,
            MOST);
    Function<Point, @Nullable String> key =
        by.equals("project") ? Point::project : Point::elementType;
    return new CorrectionsJson(
        pairs.metric().name(),
        by,
        Corrections.of(pairs.points(), key).stream().map(CorrectionJson::of).toList(),
        pairs.trust().watermark(),
        pairs.trust().complete(),
        pairs.trust().notes().stream()
            .map(note -> new NoteJson(note.code().text(), note.text()))
            .toList());
  }
}
