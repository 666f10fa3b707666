package io.aecos.analytics.server.insight;

import io.aecos.analytics.forecast.Forecast;
import io.aecos.analytics.insight.ForecastAnswer;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.server.json.Numbers;
import io.aecos.analytics.server.metrics.AnswerJson.NoteJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a metric may come to, with the error that such forecasts would have had; or why not. */
public record ForecastJson(
    String metric,
    String title,
    String unit,
    @Nullable String method,
    List<StepJson> horizon,
    @Nullable BacktestJson backtest,
    @Nullable RefusedJson refused,
    String text,
    String grain,
    String tz,
    HistoryJson history,
    Watermark watermark,
    boolean complete,
    List<NoteJson> notes) {

  /** One step ahead, by its start, and where 80 and 95 of 100 such steps should lie. */
  public record StepJson(
      Instant t,
      @Nullable BigDecimal expected,
      @Nullable BigDecimal low80,
      @Nullable BigDecimal high80,
      @Nullable BigDecimal low95,
      @Nullable BigDecimal high95) {}

  /** Errors as shares of what came; null where all that came was 0. */
  public record BacktestJson(
      String against, @Nullable BigDecimal error, @Nullable BigDecimal naiveError, int origins) {}

  /** Why there is no forecast. */
  public record RefusedJson(String code, String text) {}

  /** The settled steps that the forecast was made from. */
  public record HistoryJson(Window period, int steps) {}

  static ForecastJson of(ForecastAnswer answer) {
    Forecast.Made made = answer.forecast() instanceof Forecast.Made one ? one : null;
    return new ForecastJson(
        answer.metric().name(),
        answer.metric().title(),
        answer.metric().unit().text(),
        made == null ? null : made.name(),
        made == null ? List.of() : steps(answer.starts(), made.steps()),
        made == null ? null : backtest(made.backtest()),
        answer.forecast() instanceof Forecast.Refused refused ? refused(refused) : null,
        answer.text(),
        answer.grain().name().toLowerCase(Locale.ROOT),
        answer.zone().getId(),
        new HistoryJson(answer.history(), answer.settled()),
        answer.watermark(),
        answer.complete(),
        answer.notes().stream()
            .map(note -> new NoteJson(note.code().text(), note.text()))
            .toList());
  }

  private static List<StepJson> steps(List<Instant> starts, List<Forecast.Step> steps) {
    List<StepJson> rows = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Forecast.Step step = steps.get(i);
      rows.add(
          new StepJson(
              starts.get(i),
              Numbers.computed(step.expected()),
              Numbers.computed(step.low80()),
              Numbers.computed(step.high80()),
              Numbers.computed(step.low95()),
              Numbers.computed(step.high95())));
    }
    return rows;
  }

  private static BacktestJson backtest(Forecast.Backtest backtest) {
    return new BacktestJson(
        "seasonal_naive",
        Numbers.computed(backtest.error()),
        Numbers.computed(backtest.naiveError()),
        backtest.origins());
  }

  private static RefusedJson refused(Forecast.Refused refused) {
    return new RefusedJson(refused.code().name().toLowerCase(Locale.ROOT), refused.text());
  }
}
