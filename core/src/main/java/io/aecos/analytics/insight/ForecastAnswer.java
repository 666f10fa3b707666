package io.aecos.analytics.insight;

import io.aecos.analytics.forecast.Forecast;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.query.Note;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * What a metric may come to: a forecast whose steps begin at {@code starts}, or why there is none.
 * {@code history} spans the {@code settled} steps that it was made from; {@code notes} say what did
 * not count and what keeps the history from being complete.
 */
public record ForecastAnswer(
    Metric metric,
    Forecast forecast,
    List<Instant> starts,
    Window history,
    int settled,
    Grain grain,
    ZoneId zone,
    Watermark watermark,
    List<Note> notes) {
  public ForecastAnswer {
    starts = List.copyOf(starts);
    notes = List.copyOf(notes);
  }

  public boolean complete() {
    return notes.stream().noneMatch(note -> note.code().incomplete());
  }

  /** How the forecast was made and how far to trust it, or why there is none, as one sentence. */
  public String text() {
    if (forecast instanceof Forecast.Refused refused) {
      return "No forecast: " + refused.text() + ".";
    }
    Forecast.Made made = (Forecast.Made) forecast;
    Forecast.Backtest past = made.backtest();
    String title = Character.toUpperCase(made.title().charAt(0)) + made.title().substring(1);
    String measured =
        Double.isNaN(past.error())
            ? "; nothing happened while it was tried, so its error cannot be told as a share"
            : "; error "
                + percent(past.error())
                + " against "
                + percent(past.naiveError())
                + " of the naive method";
    return title
        + measured
        + ", tried from "
        + past.origins()
        + (past.origins() == 1 ? " moment" : " moments")
        + " of the past.";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, share < 0.0995 ? "%.1f%%" : "%,.0f%%", 100 * share);
  }
}
