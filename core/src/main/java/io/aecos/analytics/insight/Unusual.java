package io.aecos.analytics.insight;

import io.aecos.analytics.anomaly.Anomaly;
import io.aecos.analytics.anomaly.Anomaly.Direction;
import io.aecos.analytics.insight.Insight.Aside;
import io.aecos.analytics.insight.Insight.Kind;
import io.aecos.analytics.insight.Insight.Where;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.Unit;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says in words what the detectors found in one metric. */
record Unusual(AnomaliesAnswer answer, Weight weight) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ROOT);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ROOT);
  private static final int AROUND = 12;

  /** What was found in the last {@code steps} steps. */
  List<Insight> within(int steps) {
    int last = answer.steps().size() - 1;
    List<Insight> insights = new ArrayList<>();
    for (Anomaly one : answer.watched().lasting()) {
      if (one.raised() > last - steps) {
        double size =
            one.kind() == Anomaly.Kind.MISSING ? 1 : Weight.size(one.value(), one.expected());
        double rank =
            weight.of(answer.metric(), size, one.direction() == Direction.UP)
                * Weight.recent(last - one.raised(), steps);
        insights.add(
            new Insight(
                one.kind().name().toLowerCase(Locale.ROOT)
                    + ":"
                    + answer.metric().name()
                    + ":"
                    + date(one.at()),
                Kind.valueOf(one.kind().name()),
                answer.metric().name(),
                text(one),
                consequence(one),
                confidence(one),
                rank,
                where(one),
                one.kind() == Anomaly.Kind.BURST ? answer.deliveries().get(one.at()) : null));
      }
    }
    return insights;
  }

  String text(Anomaly one) {
    Metric metric = answer.metric();
    String value = Figures.about(metric.unit(), one.value());
    String expected = Figures.about(metric.unit(), one.expected());
    return switch (one.kind()) {
      case BURST ->
          "%s of %s (%s, %s) arrived in one delivery%s; without it, %s."
              .formatted(
                  Figures.about(metric.unit(), one.delivery()),
                  value,
                  metric.title(),
                  in(one.at()),
                  received(one.at()),
                  Figures.about(metric.unit(), one.value() - one.delivery()));
      case SPIKE ->
          "%s: %s %s, where about %s would have been usual."
              .formatted(metric.title(), value, in(one.at()), expected);
      case LEVEL_SHIFT ->
          "%s has been %s since %s: about %s instead of %s%s."
              .formatted(
                  metric.title(),
                  one.direction() == Direction.UP ? "higher" : "lower",
                  named(one.at()),
                  value,
                  expected,
                  each());
      case MISSING -> missing(one, expected);
      case SPREAD ->
          "%s varies %s times as %s from one %s to the next as it did before %s."
              .formatted(
                  metric.title(),
                  Figures.about(Unit.SCORE, one.strength()),
                  one.direction() == Direction.UP ? "much" : "little",
                  step(),
                  date(one.at()).format(DAY));
    };
  }

  private String missing(Anomaly one, String expected) {
    int end = one.at();
    while (end < answer.values().size() && isNothing(end)) {
      end++;
    }
    String span =
        end == answer.values().size()
            ? "nothing since " + named(one.at())
            : "nothing from %s to %s"
                .formatted(date(one.at()).format(DAY), date(end).minusDays(1).format(DAY));
    String over = answer.watched().ended() ? " It may be over." : "";
    return "%s: %s, where about %s%s would have been usual.%s"
        .formatted(answer.metric().title(), span, expected, each(), over);
  }

  private boolean isNothing(int step) {
    double value = answer.values().get(step);
    return Double.isNaN(value) || value == 0;
  }

  private String consequence(Anomaly one) {
    Metric metric = answer.metric();
    boolean adds = Figures.addsUp(metric);
    String apart = Figures.between(metric.unit(), one.value(), one.expected());
    String more = one.direction() == Direction.UP ? "more" : "fewer";
    return switch (one.kind()) {
      case BURST ->
          Figures.percent(one.delivery() / one.value()) + " of the " + step() + " is one delivery";
      case SPIKE -> adds ? apart + " " + more + " than usual" : apart + " from the usual";
      case LEVEL_SHIFT -> {
        int steps = answer.steps().size() - one.at();
        double sum = (one.value() - one.expected()) * steps;
        yield adds
            ? "about %s %s since then".formatted(Figures.about(metric.unit(), Math.abs(sum)), more)
            : apart + " from the former level";
      }
      case MISSING -> "about " + Figures.about(metric.unit(), one.expected()) + each() + " missing";
      case SPREAD -> "single figures tell " + (one.direction() == Direction.UP ? "less" : "more");
    };
  }

  /** How far it lies from the usual, and how often the same detector spoke up before. */
  private String confidence(Anomaly one) {
    long before =
        answer.watched().raised().stream()
            .filter(other -> other.kind() == one.kind() && other.raised() < one.raised())
            .count();
    String strength =
        switch (one.kind()) {
          case BURST, SPIKE, LEVEL_SHIFT ->
              Figures.about(Unit.SCORE, one.strength()) + " times the usual deviation; ";
          case MISSING, SPREAD -> "";
        };
    return "%ssaid %s before in %d %ss"
        .formatted(
            strength,
            before == 0 ? "never" : before == 1 ? "once" : before + " times",
            answer.watched().judged(),
            step());
  }

  private Where where(Anomaly one) {
    int last = answer.steps().size() - 1;
    Instant from = answer.steps().get(Math.max(0, one.at() - AROUND)).span().from();
    Instant to = answer.steps().get(Math.min(last, one.raised() + AROUND)).span().to();
    return new Where(new Window(from, to), answer.grain(), Aside.CHART, Map.of());
  }

  private String received(int step) {
    Delivery delivery = answer.deliveries().get(step);
    return delivery == null
        ? ""
        : ", received " + delivery.from().plusSeconds(30).atZone(answer.zone()).format(MINUTE);
  }

  private LocalDate date(int step) {
    return LocalDate.ofInstant(
        step < answer.steps().size()
            ? answer.steps().get(step).span().from()
            : answer.steps().get(answer.steps().size() - 1).span().to(),
        answer.zone());
  }

  private String in(int step) {
    return answer.grain() == Grain.DAY ? "on " + named(step) : "in " + named(step);
  }

  private String named(int step) {
    String date = date(step).format(DAY);
    return switch (answer.grain()) {
      case WEEK -> "the week of " + date;
      case MONTH -> date(step).format(DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ROOT));
      default -> date;
    };
  }

  private String step() {
    return answer.grain().name().toLowerCase(Locale.ROOT);
  }

  private String each() {
    return Figures.addsUp(answer.metric()) ? " a " + step() : "";
  }
}
