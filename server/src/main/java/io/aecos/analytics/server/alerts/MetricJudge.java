package io.aecos.analytics.server.alerts;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.forecast.Forecast;
import io.aecos.analytics.insight.AnomaliesAnswer;
import io.aecos.analytics.insight.ForecastAnswer;
import io.aecos.analytics.insight.InsightService;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.Target.Operator;
import io.aecos.analytics.projection.Buckets;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.query.CalendarUnit;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.Note;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ViewAnswer;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.server.metrics.Counted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges figures: settled ones, of whole days that are over, and complete ones. One that is not
 * complete says so instead.
 */
final class MetricJudge {
  private static final double EARLY = 0.1;
  private static final int PAGE = 500;
  private static final int MOST_PAGES = 20;

  private final MetricService metrics;
  private final InsightService insights;
  private final Counted counted;

  MetricJudge(MetricService metrics, InsightService insights, Counted counted) {
    this.metrics = metrics;
    this.insights = insights;
    this.counted = counted;
  }

  Finding threshold(Viewer owner, Rule.Threshold rule, ZoneId zone) {
    ViewAnswer view =
        metrics.answer(
            view(owner, new Period.Whole(rule.per(), 1), null, zone, rule.filters())
                .with(List.of(MetricQuery.of(rule.metric()).withSeries(false))));
    MetricAnswer answer = view.only();
    LocalDate from = LocalDate.ofInstant(view.period().from(), zone);
    LocalDate to = LocalDate.ofInstant(view.period().to(), zone).minusDays(1);
    String link = Words.link(answer.metric(), rule.filters(), from, to, zone);
    String days = from.equals(to) ? "on " + from : "from " + from + " to " + to;
    Double value = answer.value();
    if (value == null || !lacking(answer).isEmpty()) {
      return Finding.unknown(notJudged(answer, days), link);
    }
    boolean so = holds(rule.op(), value, rule.value());
    return Finding.of(
        so,
        "%s was %s %s (%s %s)"
            .formatted(
                answer.metric().title(),
                Words.number(answer.metric(), value),
                days,
                rule.op().sign(),
                Words.number(answer.metric(), rule.value())),
        link);
  }

  Finding pace(Viewer owner, Rule.Pace rule, ZoneId zone, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    LocalDate first = first(rule.per(), now, zone);
    LocalDate end = next(rule.per(), now, zone);
    double elapsed =
        (double) ChronoUnit.DAYS.between(first, today) / ChronoUnit.DAYS.between(first, end);
    if (first.equals(today)) {
      return Finding.of(false, "the period has just begun", "");
    }
    Period sofar =
        new Period.Between(
            first.atStartOfDay(zone).toInstant(), today.atStartOfDay(zone).toInstant());
    MetricAnswer answer =
        metrics
            .answer(
                view(owner, sofar, null, zone, rule.filters())
                    .with(List.of(MetricQuery.of(rule.metric()).withSeries(false))))
            .only();
    String link = Words.link(answer.metric(), rule.filters(), first, today.minusDays(1), zone);
    Double value = answer.value();
    if (value == null || !lacking(answer).isEmpty()) {
      return Finding.unknown(notJudged(answer, "since " + first), link);
    }
    return Finding.of(
        isOffPace(rule, value, elapsed),
        "%s came to %s since %s; at the pace of %s until %s it would be %s by now"
            .formatted(
                answer.metric().title(),
                Words.number(answer.metric(), value),
                first,
                Words.number(answer.metric(), rule.value()),
                end.minusDays(1),
                Words.number(answer.metric(), rule.value() * elapsed)),
        link);
  }

  /** Nobody is warned of a period of which hardly anything is over. */
  static boolean isOffPace(Rule.Pace rule, double value, double elapsed) {
    double due = rule.value() * elapsed;
    return elapsed >= EARLY && (rule.reach() ? value < due : value > due);
  }

  /** {@code until} is null for all that there is; the forecast is made as if nothing came after. */
  Finding crossing(
      Viewer owner,
      Rule.Crossing rule,
      ZoneId zone,
      @Nullable Instant from,
      @Nullable Instant until) {
    Period history =
        from == null || until == null ? new Period.All() : new Period.Between(from, until);
    ForecastAnswer answer =
        insights.forecast(
            view(owner, history, grain(rule.per()), zone, rule.filters()),
            rule.metric(),
            rule.horizon());
    Metric metric = answer.metric();
    String link =
        Words.link(
            metric,
            rule.filters(),
            LocalDate.ofInstant(answer.history().from(), zone),
            LocalDate.ofInstant(answer.history().to(), zone).minusDays(1),
            zone);
    if (!(answer.forecast() instanceof Forecast.Made made)) {
      return Finding.unknown(answer.text(), link);
    }
    List<Note> lacking = counted.lacking(answer.notes(), answer.watermark().seq());
    if (!lacking.isEmpty()) {
      return Finding.unknown(
          "the history of " + metric.title() + " is not complete: " + texts(lacking), link);
    }
    for (int i = 0; i < made.steps().size(); i++) {
      double reached = end(made.steps().get(i), rule);
      if (holds(rule.op(), reached, rule.value())) {
        return Finding.of(
            true,
            "%s is expected at %s in the %s from %s on (%s %s). %s"
                .formatted(
                    metric.title(),
                    Words.number(metric, made.steps().get(i).expected()),
                    rule.per().name().toLowerCase(java.util.Locale.ROOT),
                    LocalDate.ofInstant(answer.starts().get(i), zone),
                    rule.op().sign(),
                    Words.number(metric, rule.value()),
                    answer.text()),
            link);
      }
    }
    return Finding.of(false, metric.title() + " is not expected to cross. " + answer.text(), link);
  }

  /** The end of the interval that is across last, so that all of it is. */
  private static double end(Forecast.Step step, Rule.Crossing rule) {
    boolean up = rule.op() == Operator.AT_LEAST || rule.op() == Operator.ABOVE;
    return switch (rule.certainty()) {
      case EXPECTED -> step.expected();
      case EIGHTY -> up ? step.low80() : step.high80();
      case NINETY_FIVE -> up ? step.low95() : step.high95();
    };
  }

  /** Whether the last settled step made a detector speak up. */
  Finding unusual(Viewer owner, Rule.Unusual rule, ZoneId zone) {
    AnomaliesAnswer answer =
        insights.anomalies(
            view(owner, new Period.All(), grain(rule.per()), zone, rule.filters()), rule.metric());
    Metric metric = answer.metric();
    if (answer.watched().refused() != null) {
      return Finding.unknown(metric.title() + ": " + answer.watched().refused().text(), "");
    }
    int last = answer.steps().size() - 1;
    Window step = answer.steps().get(last).span();
    String link =
        Words.link(
            metric,
            rule.filters(),
            LocalDate.ofInstant(step.from(), zone),
            LocalDate.ofInstant(step.to(), zone).minusDays(1),
            zone);
    List<Note> lacking = counted.lacking(answer.notes(), answer.watermark().seq());
    if (!lacking.isEmpty()) {
      return Finding.unknown(
          "the history of " + metric.title() + " is not complete: " + texts(lacking), link);
    }
    String found =
        answer.watched().raised().stream()
            .filter(one -> one.raised() == last && rule.concerns(one))
            .map(answer::text)
            .collect(Collectors.joining(" "));
    return found.isEmpty()
        ? Finding.of(false, metric.title() + " was as usual in the last " + step(rule), link)
        : Finding.of(true, found, link);
  }

  private static String step(Rule.Unusual rule) {
    return rule.per().name().toLowerCase(java.util.Locale.ROOT);
  }

  /** What people do with this product itself is no sign that a source lives. */
  Finding silence(Viewer owner, Rule.Silence rule, ZoneId zone, Instant now) {
    ViewQuery view = view(owner, new Period.All(), null, zone, rule.filters());
    String of = rule.filters().isEmpty() ? "" : " of " + rule.filters();
    EventPage page = metrics.events(view, PAGE, null);
    for (int pages = 1; pages <= MOST_PAGES; pages++) {
      Optional<Instant> last =
          page.rows().stream()
              .map(LedgerRow::event)
              .filter(event -> !event.module().equals(EventType.OWN_MODULE))
              .map(Event::occurredAt)
              .findFirst();
      if (last.isPresent()) {
        return Finding.of(
            last.get().plus(rule.after()).isBefore(now),
            "the last event" + of + " happened at " + last.get(),
            "");
      }
      if (page.next() == null) {
        return Finding.unknown("nothing" + of + " was ever received", "");
      }
      page = metrics.events(view, PAGE, page.next());
    }
    return Finding.unknown("the latest events" + of + " are all of this product itself", "");
  }

  static boolean holds(Operator op, double value, double against) {
    return new io.aecos.analytics.metric.Target(op, against).metBy(value);
  }

  /** The first day of the {@code per} that {@code now} is in. */
  static LocalDate first(CalendarUnit per, Instant now, ZoneId zone) {
    return LocalDate.ofInstant(Buckets.startOf(now, grain(per), zone), zone);
  }

  /** The first day of the one after it. */
  static LocalDate next(CalendarUnit per, Instant now, ZoneId zone) {
    Instant start = Buckets.startOf(now, grain(per), zone);
    return LocalDate.ofInstant(Buckets.following(start, 2, grain(per), zone).get(1), zone);
  }

  static Grain grain(CalendarUnit per) {
    return Grain.valueOf(per.name());
  }

  static ViewQuery view(
      Viewer owner,
      Period period,
      @Nullable Grain grain,
      ZoneId zone,
      Map<String, Set<String>> filters) {
    return new ViewQuery(owner, period, Comparison.NONE, grain, zone, filters, List.of());
  }

  private String notJudged(MetricAnswer answer, String days) {
    Double value = answer.value();
    String figure =
        value == null
            ? answer.metric().title() + " has no value " + days
            : answer.metric().title()
                + " would be "
                + Words.number(answer.metric(), value)
                + " "
                + days
                + ", but that is not complete";
    List<Note> lacking = lacking(answer);
    String why = texts(lacking.isEmpty() ? answer.notes() : lacking);
    return why.isEmpty() ? figure : figure + ": " + why;
  }

  private List<Note> lacking(MetricAnswer answer) {
    return counted.lacking(answer.notes(), answer.watermark().seq());
  }

  private static String texts(List<Note> notes) {
    return notes.stream().map(Note::text).distinct().collect(Collectors.joining("; "));
  }
}
