package io.aecos.analytics.insight;

import io.aecos.analytics.forecast.Forecast;
import io.aecos.analytics.forecast.Forecaster;
import io.aecos.analytics.forecast.History;
import io.aecos.analytics.insight.Insight.Aside;
import io.aecos.analytics.insight.Insight.Kind;
import io.aecos.analytics.insight.Insight.Where;
import io.aecos.analytics.insight.Phrase.Amount;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.Target;
import io.aecos.analytics.metric.Unit;
import io.aecos.analytics.projection.Buckets;
import io.aecos.analytics.projection.Plan.Grain;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where metrics are heading: a target that is met now and not within the horizon, or the other way
 * about; or, for what has none, a level beyond what lately was usual. Forecasts are kept for as
 * long as their history stays the same.
 */
final class Ahead {
  private static final int STEPS = 13;
  private static final int LATELY = 8;
  private static final double MUCH = 0.2;
  private static final double LESS_CERTAIN = 0.6;
  private static final double HEADING = 0.5;
  private static final double LEAST_COUNT = 10;
  private static final int KEPT = 1_000;

  private final Forecaster forecaster = new Forecaster();
  private final Map<Key, Forecast> kept =
      new LinkedHashMap<>(64, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Forecast> eldest) {
          return size() > KEPT;
        }
      };

  private record Key(List<Double> values, Object unit) {}

  /** What came in one delivery says nothing of what comes next. */
  Optional<Insight> of(AnomaliesAnswer asCounted, Weight weight) {
    AnomaliesAnswer answer = asCounted.withoutDeliveries();
    if (answer.values().size() < LATELY || answer.watched().ended()) {
      return Optional.empty();
    }
    return forecast(answer) instanceof Forecast.Made made
        ? insight(answer, made, weight)
        : Optional.empty();
  }

  private Forecast forecast(AnomaliesAnswer answer) {
    Key key = new Key(answer.values(), answer.metric().unit());
    synchronized (kept) {
      Forecast known = kept.get(key);
      if (known != null) {
        return known;
      }
    }
    double[] values = answer.values().stream().mapToDouble(Double::doubleValue).toArray();
    Forecast fresh =
        forecaster.forecast(
            new History(
                values,
                Forecasts.seasons(answer.grain()),
                Forecasts.bounds(answer.metric().unit(), values)),
            STEPS);
    synchronized (kept) {
      kept.put(key, fresh);
    }
    return fresh;
  }

  private static Optional<Insight> insight(
      AnomaliesAnswer answer, Forecast.Made made, Weight weight) {
    Metric metric = answer.metric();
    double lately =
        answer.values().subList(answer.values().size() - LATELY, answer.values().size()).stream()
            .mapToDouble(Double::doubleValue)
            .filter(value -> !Double.isNaN(value))
            .average()
            .orElse(Double.NaN);
    if (Double.isNaN(lately)) {
      return Optional.empty();
    }
    Target target = Figures.addsUp(metric) ? null : metric.target();
    return target == null
        ? heading(answer, made, lately, weight)
        : crossing(answer, made, lately, target, weight);
  }

  private static Optional<Insight> crossing(
      AnomaliesAnswer answer, Forecast.Made made, double lately, Target target, Weight weight) {
    boolean met = target.metBy(lately);
    for (int i = 0; i < made.steps().size(); i++) {
      Forecast.Step step = made.steps().get(i);
      if (target.metBy(step.expected()) != met) {
        boolean sure = target.metBy(step.low80()) != met && target.metBy(step.high80()) != met;
        Unit unit = answer.metric().unit();
        String way = met ? "forecast.miss" : "forecast.reach";
        Phrase text =
            Phrase.of(
                way,
                answer.title(),
                new Phrase.Name(target.operator().sign()),
                new Amount(unit, target.value(), Phrase.Form.EXACT),
                Phrase.of("in", answer.grain(), start(answer, i)),
                said(answer, step.expected()),
                said(answer, step.low80()),
                said(answer, step.high80()),
                said(answer, lately));
        double size = (sure ? 1 : LESS_CERTAIN) * (met ? 1 : HEADING);
        return Optional.of(
            insight(
                answer,
                made,
                text,
                Phrase.of(way + ".comes"),
                weight.of(answer.metric(), size, !met)));
      }
    }
    return Optional.empty();
  }

  private static Optional<Insight> heading(
      AnomaliesAnswer answer, Forecast.Made made, double lately, Weight weight) {
    Forecast.Step last = made.steps().get(made.steps().size() - 1);
    boolean few =
        answer.metric().unit() == Unit.COUNT && Math.max(lately, last.expected()) < LEAST_COUNT;
    boolean beyond = !few && (lately < last.low80() || lately > last.high80());
    double size = Weight.size(last.expected(), lately);
    if (!beyond || size < MUCH) {
      return Optional.empty();
    }
    boolean up = last.expected() > lately;
    Phrase each = Figures.addsUp(answer.metric()) ? Phrase.of("each", answer.grain()) : Phrase.NONE;
    Phrase text =
        Phrase.of(
            up ? "forecast.up" : "forecast.down",
            answer.title(),
            said(answer, last.expected()),
            each,
            Phrase.of("steps", answer.grain(), new Phrase.Count(made.steps().size())),
            said(answer, last.low80()),
            said(answer, last.high80()),
            said(answer, lately));
    PhrasePart apart =
        new Amount(answer.metric().unit(), last.expected() - lately, Phrase.Form.APART);
    return Optional.of(
        insight(
            answer,
            made,
            text,
            Phrase.of(up ? "forecast.more" : "forecast.less", apart, each),
            weight.of(answer.metric(), HEADING * size, up)));
  }

  private static Insight insight(
      AnomaliesAnswer answer, Forecast.Made made, Phrase text, Phrase consequence, double rank) {
    Instant from = answer.steps().get(Math.max(0, answer.steps().size() - 52)).span().from();
    Instant to = answer.steps().get(answer.steps().size() - 1).span().to();
    return new Insight(
        "forecast:"
            + answer.metric().name()
            + ":"
            + answer.mark()
            + LocalDate.ofInstant(to, answer.zone()).withDayOfMonth(1),
        Kind.FORECAST,
        answer.metric().name(),
        text,
        consequence,
        answer.deliveries().isEmpty()
            ? error(made.backtest())
            : Phrase.of("forecast.apart", error(made.backtest())),
        Phrase.of(
            "forecast.period",
            start(answer, 0),
            new Phrase.Day(starting(answer, made.steps().size()).minusDays(1))),
        rank,
        new Where(
            new io.aecos.analytics.projection.Plan.Window(from, to),
            answer.grain(),
            Aside.CHART,
            answer.filters()));
  }

  private static Phrase error(Forecast.Backtest backtest) {
    return Double.isNaN(backtest.error())
        ? Phrase.of("forecast.error.none")
        : Phrase.of(
            "forecast.error",
            new Phrase.Percent(backtest.error()),
            new Phrase.Percent(backtest.naiveError()),
            new Phrase.Count(backtest.origins()));
  }

  private static PhrasePart said(AnomaliesAnswer answer, double value) {
    return Amount.about(answer.metric().unit(), value);
  }

  private static PhrasePart start(AnomaliesAnswer answer, int step) {
    LocalDate day = starting(answer, step);
    return answer.grain() == Grain.MONTH ? new Phrase.Month(day) : new Phrase.Day(day);
  }

  private static LocalDate starting(AnomaliesAnswer answer, int step) {
    Instant end = answer.steps().get(answer.steps().size() - 1).span().to();
    List<Instant> starts = Buckets.following(end, step + 1, answer.grain(), answer.zone());
    return LocalDate.ofInstant(starts.get(step), answer.zone());
  }
}
