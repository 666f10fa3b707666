package io.aecos.analytics.insight;

import io.aecos.analytics.insight.ChangesAnswer.Along;
import io.aecos.analytics.insight.ChangesAnswer.Contribution;
import io.aecos.analytics.insight.Insight.Aside;
import io.aecos.analytics.insight.Insight.Kind;
import io.aecos.analytics.insight.Insight.Where;
import io.aecos.analytics.insight.Phrase.Amount;
import io.aecos.analytics.insight.Phrase.Form;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.Unit;
import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.query.MetricAnswer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says in words what moved most between a period and what it is compared with, and why. */
final class Moved {
  private static final double LEAST_SHARE = 0.1;
  private static final double LEAST_POINTS = 0.02;
  private static final double LEAST_COUNT = 10;
  private static final double OF_CHANGES = 0.8;
  private static final double EXPLAINS = 0.25;
  private static final double ALIKE = 0.005;

  private Moved() {}

  /** How large the change of an answer is, from 0 to 1; 0 where it is not worth a word. */
  static double size(MetricAnswer answer) {
    Double value = answer.value();
    Double previous = answer.previous();
    if (value == null || previous == null) {
      return 0;
    }
    double change = Math.abs(value - previous);
    if (answer.metric().unit().inPoints()) {
      double points = answer.metric().unit() == Unit.FRACTION ? change : change / 100;
      return points < LEAST_POINTS ? 0 : Math.min(1, 2 * points);
    }
    boolean few = answer.metric().unit() == Unit.COUNT && change < LEAST_COUNT;
    double size = Weight.size(value, previous);
    return few || size < LEAST_SHARE ? 0 : size;
  }

  /**
   * Whether both moved by the same share: hours saved do as elements, and are one piece of news.
   */
  static boolean isLike(MetricAnswer one, MetricAnswer other) {
    double moved = moved(one);
    return moved != 0 && Math.abs(moved - moved(other)) < ALIKE;
  }

  private static double moved(MetricAnswer answer) {
    Double value = answer.value();
    Double previous = answer.previous();
    return value == null || previous == null || previous == 0 ? 0 : value / previous - 1;
  }

  static Insight insight(MetricAnswer answer, ChangesAnswer why, Weight weight, ZoneId zone) {
    Metric metric = answer.metric();
    double value = java.util.Objects.requireNonNull(answer.value());
    double previous = java.util.Objects.requireNonNull(answer.previous());
    boolean up = value > previous;
    PhrasePart by = new Amount(metric.unit(), value - previous, Form.APART);
    Phrase share =
        metric.unit().inPoints() || previous == 0
            ? Phrase.NONE
            : Phrase.of(
                "change.share",
                new Phrase.Percent(Math.abs(value - previous) / Math.abs(previous)));
    String way = up ? "up" : "down";
    LocalDate end = LocalDate.ofInstant(why.period().to().minusMillis(1), zone);
    return new Insight(
        "change:" + metric.name() + ":" + end.withDayOfMonth(1),
        Kind.CHANGE,
        metric.name(),
        Phrase.of(
            "change." + way,
            new Phrase.Title(metric),
            by,
            share,
            Amount.about(metric.unit(), value),
            most(why).orElse(Phrase.NONE)),
        Phrase.of("change.comes." + way, by),
        confidence(answer, why),
        period(why, zone),
        OF_CHANGES * weight.of(metric, size(answer), up),
        new Where(null, null, Aside.CHANGES, Map.of()));
  }

  /** The part that explains most, where one stands out. */
  private static Optional<Phrase> most(ChangesAnswer why) {
    BigDecimal change = why.change();
    if (change == null || change.signum() == 0) {
      return Optional.empty();
    }
    for (Along along : why.dimensions()) {
      Contribution first = along.contributions().isEmpty() ? null : along.contributions().get(0);
      if (first != null
          && first.key() != null
          && first.others() == 0
          && Math.abs(first.contribution().doubleValue() / change.doubleValue()) >= EXPLAINS) {
        return Optional.of(part(why.metric(), along.dimension(), first));
      }
    }
    return Optional.empty();
  }

  private static Phrase part(Metric metric, String dimension, Contribution part) {
    String key = part.key();
    return Phrase.of(
        "change.most",
        new Phrase.By(dimension),
        new Phrase.Name(key == null ? "" : key),
        new Phrase.Name(part.contribution().signum() < 0 ? "−" : "+"),
        new Amount(metric.unit(), part.contribution().doubleValue(), Form.APART),
        mixed(part));
  }

  private static Phrase mixed(Contribution part) {
    BigDecimal rate = part.rate();
    BigDecimal mix = part.mix();
    if (rate == null || mix == null) {
      return Phrase.NONE;
    }
    return Phrase.of(mix.abs().compareTo(rate.abs()) > 0 ? "change.mix" : "change.rate");
  }

  private static Phrase period(ChangesAnswer why, ZoneId zone) {
    Window before = why.comparison() == null ? why.period() : why.comparison();
    return Phrase.of(
        "change.period",
        first(why.period(), zone),
        last(why.period(), zone),
        first(before, zone),
        last(before, zone));
  }

  private static PhrasePart first(Window window, ZoneId zone) {
    return new Phrase.Day(LocalDate.ofInstant(window.from(), zone));
  }

  private static PhrasePart last(Window window, ZoneId zone) {
    return new Phrase.Day(LocalDate.ofInstant(window.to().minusMillis(1), zone));
  }

  private static Phrase confidence(MetricAnswer answer, ChangesAnswer why) {
    boolean complete =
        answer.notes().stream()
            .allMatch(
                note ->
                    !note.code().incomplete()
                        || note.code() == io.aecos.analytics.query.Note.Code.LAGGING);
    ChangesAnswer.Refusal refused = why.refused();
    List<Baseline> baseline = answer.baseline();
    boolean estimated = baseline != null && !baseline.isEmpty();
    Phrase counted =
        refused == null
            ? Phrase.of(estimated ? "change.trust.estimated" : "change.trust")
            : Phrase.of("change.trust.refused", Phrase.of("refused." + refused.code()));
    return complete ? counted : Phrase.of("change.incomplete", counted);
  }
}
