package io.aecos.analytics.insight;

import io.aecos.analytics.forecast.Bounds;
import io.aecos.analytics.forecast.Forecast;
import io.aecos.analytics.forecast.Forecast.Break;
import io.aecos.analytics.forecast.Forecaster;
import io.aecos.analytics.forecast.History;
import io.aecos.analytics.metric.Unit;
import io.aecos.analytics.projection.Buckets;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.Note;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ViewAnswer;
import io.aecos.analytics.query.ViewQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Forecasts a metric from its own settled steps. */
final class Forecasts {
  private final MetricService metrics;
  private final Clock clock;
  private final Forecaster forecaster = new Forecaster();

  Forecasts(MetricService metrics, Clock clock) {
    this.metrics = metrics;
    this.clock = clock;
  }

  ForecastAnswer answer(ViewQuery view, String name, int horizon) {
    Instant now = clock.instant();
    ViewAnswer whole = metrics.answer(asked(view, name, now));
    MetricAnswer answer = whole.only();
    Settled settled = Settled.of(answer, whole.period(), whole.grain(), whole.zone(), now);
    double[] values = settled.values();
    Forecast forecast =
        forecaster.forecast(
            new History(
                values,
                seasons(whole.grain()),
                bounds(answer.metric().unit(), values),
                answer.metric().kind().equals("cumulative")),
            horizon);
    Break last = forecast instanceof Forecast.Made made ? made.since() : null;
    int first = last == null ? 0 : last.at();
    Window history = span(settled, first, whole.period());
    List<Note> notes = new ArrayList<>(answer.notes());
    notes.addAll(settled.notes());
    if (forecast instanceof Forecast.Made made && made.filled() > 0) {
      notes.add(filled(made.filled()));
    }
    if (last != null) {
      notes.add(since(last, LocalDate.ofInstant(history.from(), whole.zone())));
    }
    return new ForecastAnswer(
        answer.metric(),
        forecast,
        Buckets.following(history.to(), horizon, whole.grain(), whole.zone()),
        history,
        values.length - first,
        whole.grain(),
        whole.zone(),
        answer.watermark(),
        notes);
  }

  /**
   * All of time reaches from the first event to now, not to the last event: that nothing happens
   * any more is part of the history.
   */
  private ViewQuery asked(ViewQuery view, String name, Instant now) {
    List<MetricQuery> queries = List.of(MetricQuery.of(name));
    ViewQuery alone =
        new ViewQuery(
            view.viewer(),
            view.period(),
            Comparison.NONE,
            view.grain() == null ? Grain.WEEK : view.grain(),
            view.zone(),
            view.filters(),
            queries);
    if (!(view.period() instanceof Period.All)) {
      return alone;
    }
    Instant first =
        metrics.answer(alone.with(List.of(queries.get(0).withSeries(false)))).period().from();
    return new ViewQuery(
        view.viewer(),
        new Period.Between(first.isBefore(now) ? first : now, null),
        Comparison.NONE,
        alone.grain(),
        view.zone(),
        view.filters(),
        queries);
  }

  private static Window span(Settled settled, int first, Window period) {
    return settled.buckets().isEmpty()
        ? new Window(period.to(), period.to())
        : new Window(
            settled.buckets().get(first).span().from(),
            settled.buckets().get(settled.buckets().size() - 1).span().to());
  }

  static List<Integer> seasons(Grain grain) {
    return switch (grain) {
      case HOUR -> List.of(24, 168);
      case DAY -> List.of(7);
      case WEEK -> List.of(52);
      case MONTH -> List.of(12);
      case QUARTER -> List.of(4);
      case YEAR -> List.of();
    };
  }

  /** What has never been negative is taken for an amount; a balance may be. */
  static Bounds bounds(Unit unit, double[] values) {
    if (unit == Unit.FRACTION) {
      return Bounds.FRACTION;
    }
    return Arrays.stream(values).anyMatch(value -> value < 0) ? Bounds.NONE : Bounds.NOT_NEGATIVE;
  }

  private static Note since(Break last, LocalDate day) {
    return new Note(
        Note.Code.LEVEL_BREAK,
        "values became " + last.text() + " on " + day + "; only what came since counts");
  }

  private static Note filled(int gaps) {
    return new Note(
        Note.Code.GAPS_FILLED,
        gaps == 1
            ? "1 step without a value was taken to lie between its neighbours"
            : gaps + " steps without a value were taken to lie between their neighbours");
  }
}
