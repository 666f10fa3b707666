package io.aecos.analytics.server.roi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.roi.RoiAnswer;
import io.aecos.analytics.roi.RoiAnswer.Costs;
import io.aecos.analytics.roi.RoiAnswer.Saved;
import io.aecos.analytics.server.insight.TrustJson;
import io.aecos.analytics.server.json.Numbers;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What AEC OS is worth in a period, see {@link RoiAnswer}; amounts are in hours and USD. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RoiJson(
    List<RoiLineJson> lines,
    SavedJson saved,
    List<RoiTypeJson> byType,
    RoiReuseJson reuse,
    @Nullable RoiRangeJson range,
    @Nullable String noRange,
    List<RoiSensitivityJson> sensitivity,
    @Nullable RoiCostsJson costs,
    @Nullable String noCosts,
    List<Baseline> baselines,
    @JsonUnwrapped TrustJson trust) {

  /** Hours and USD. */
  public record SavedJson(@Nullable BigDecimal hours, @Nullable BigDecimal usd) {
    static SavedJson of(Saved saved) {
      return new SavedJson(Numbers.computed(saved.hours()), Numbers.computed(saved.usd()));
    }
  }

  /** One step from what the cards show to what was saved once. */
  public record RoiLineJson(
      String name, String title, long events, SavedJson saved, Map<String, String> select) {}

  /** What was saved on elements of one type. */
  public record RoiTypeJson(@Nullable String elementType, long elements, SavedJson saved) {}

  /** What elements from templates saved, and what would be left without them. */
  public record RoiReuseJson(long elements, SavedJson saved, SavedJson without) {}

  /** What 80 of 100 such periods would save; {@code mostly}: the week that scatters most. */
  public record RoiRangeJson(int weeks, SavedJson low, SavedJson high, @Nullable Instant mostly) {}

  /** What would be saved if one assumption were another. */
  public record RoiSensitivityJson(
      String title, @Nullable BigDecimal usd, @Nullable BigDecimal benefit) {}

  /** What the tool costs in the period, in USD. */
  public record RoiCostsJson(
      @Nullable BigDecimal months,
      @Nullable BigDecimal licences,
      @Nullable BigDecimal machines,
      @Nullable BigDecimal people,
      @Nullable BigDecimal total,
      @Nullable BigDecimal once,
      @Nullable BigDecimal benefit,
      @Nullable BigDecimal roi,
      @Nullable BigDecimal paybackMonths,
      String payback,
      @Nullable BigDecimal breakEven) {
    static RoiCostsJson of(Costs costs) {
      return new RoiCostsJson(
          Numbers.computed(costs.months()),
          Numbers.computed(costs.licences()),
          Numbers.computed(costs.machines()),
          Numbers.computed(costs.people()),
          Numbers.computed(costs.total()),
          Numbers.computed(costs.once()),
          Numbers.computed(costs.benefit()),
          Numbers.computed(costs.roi()),
          Numbers.computed(costs.paybackMonths()),
          costs.payback(),
          Numbers.computed(costs.breakEven()));
    }
  }

  static RoiJson of(RoiAnswer answer) {
    RoiAnswer.Range range = answer.range();
    Costs costs = answer.costs();
    return new RoiJson(
        answer.lines().stream()
            .map(
                line ->
                    new RoiLineJson(
                        line.name(),
                        line.title(),
                        line.events(),
                        SavedJson.of(line.saved()),
                        line.select()))
            .toList(),
        SavedJson.of(answer.saved()),
        answer.byType().stream()
            .map(
                type ->
                    new RoiTypeJson(
                        type.elementType(), type.elements(), SavedJson.of(type.saved())))
            .toList(),
        new RoiReuseJson(
            answer.reuse().elements(),
            SavedJson.of(answer.reuse().saved()),
            SavedJson.of(answer.reuse().without())),
        range == null
            ? null
            : new RoiRangeJson(
                range.weeks(),
                SavedJson.of(range.low()),
                SavedJson.of(range.high()),
                range.mostly()),
        answer.noRange(),
        answer.sensitivity().stream()
            .map(
                one ->
                    new RoiSensitivityJson(
                        one.title(), Numbers.computed(one.usd()), Numbers.computed(one.benefit())))
            .toList(),
        costs == null ? null : RoiCostsJson.of(costs),
        answer.noCosts(),
        answer.baselines(),
        TrustJson.of(answer.trust()));
  }
}
