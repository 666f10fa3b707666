package io.aecos.analytics.insight;

import io.aecos.analytics.insight.ChangesAnswer.Along;
import io.aecos.analytics.insight.ChangesAnswer.Contribution;
import io.aecos.analytics.insight.Insight.Aside;
import io.aecos.analytics.insight.Insight.Kind;
import io.aecos.analytics.insight.Insight.Where;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.Unit;
import io.aecos.analytics.query.MetricAnswer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in words what moved most between a period and what it is compared with, and why. */
final class Moved {
  private static final double LEAST_SHARE = 0.1;
  private static final double LEAST_POINTS = 0.02;
  private static final double LEAST_COUNT = 10;
  private static final double OF_CHANGES = 0.8;
  private static final double EXPLAINS = 0.25;
  private static final double ALIKE = 0.005;
  private static final Map<String, String> WORDS =
      Map.of(
          "elementType", "element type",
          "templateId", "template",
          "user", "person",
          "codeEdition", "code edition");

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
    String by = Figures.between(metric.unit(), value, previous);
    String share =
        metric.unit().inPoints() || previous == 0
            ? ""
            : " (" + Figures.percent(Math.abs(value - previous) / Math.abs(previous)) + ")";
    LocalDate end = LocalDate.ofInstant(why.period().to().minusMillis(1), zone);
    return new Insight(
        "change:" + metric.name() + ":" + end.withDayOfMonth(1),
        Kind.CHANGE,
        metric.name(),
        "%s %s by %s%s to %s%s."
            .formatted(
                metric.title(),
                up ? "rose" : "fell",
                by,
                share,
                Figures.about(metric.unit(), value),
                most(why).map(one -> ": " + one).orElse("")),
        (up ? "+" : "−") + by + " against the comparison period",
        confidence(answer, why),
        OF_CHANGES * weight.of(metric, size(answer), up),
        new Where(null, null, Aside.CHANGES, Map.of()));
  }

  /** The part that explains most, where one stands out. */
  private static Optional<String> most(ChangesAnswer why) {
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

  private static String part(Metric metric, String dimension, Contribution part) {
    String word = WORDS.getOrDefault(dimension, dimension);
    String who = word + " " + part.key();
    String sign = part.contribution().signum() < 0 ? "−" : "+";
    return who
        + " "
        + sign
        + Figures.between(metric.unit(), part.contribution().doubleValue(), 0)
        + mixed(metric, part);
  }

  private static String mixed(Metric metric, Contribution part) {
    BigDecimal rate = part.rate();
    BigDecimal mix = part.mix();
    if (rate == null || mix == null) {
      return "";
    }
    boolean byMix = mix.abs().compareTo(rate.abs()) > 0;
    return byMix ? ", mostly by its share of the whole" : ", mostly by its own rate";
  }

  private static String confidence(MetricAnswer answer, ChangesAnswer why) {
    String counted = "counted, not estimated; contributions add up exactly";
    boolean complete =
        answer.notes().stream()
            .allMatch(
                note ->
                    !note.code().incomplete()
                        || note.code() == io.aecos.analytics.query.Note.Code.LAGGING);
    @Nullable String refused = why.refused() == null ? null : why.refused().text();
    return (refused == null ? counted : "counted, not split: " + refused)
        + (complete ? "" : "; the figure is not complete");
  }
}
