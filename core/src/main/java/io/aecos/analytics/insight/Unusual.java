package io.aecos.analytics.insight;

import io.aecos.analytics.anomaly.Anomaly;
import io.aecos.analytics.anomaly.Anomaly.Direction;
import io.aecos.analytics.insight.Insight.Aside;
import io.aecos.analytics.insight.Insight.Kind;
import io.aecos.analytics.insight.Insight.Where;
import io.aecos.analytics.insight.Phrase.Amount;
import io.aecos.analytics.insight.Phrase.Form;
import io.aecos.analytics.metric.Unit;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/** Says in words what the detectors found in one metric. */
record Unusual(AnomaliesAnswer answer, Weight weight) {
  private static final int AROUND = 12;

  /** What was found in the last {@code steps} steps. */
  List<Insight> within(int steps) {
    int last = answer.steps().size() - 1;
    return answer.watched().lasting().stream()
        .filter(one -> one.raised() > last - steps)
        .map(one -> insight(one, Weight.recent(last - one.raised(), steps)))
        .toList();
  }

  /** What was found with a step that ended in the period: each is told once. */
  List<Insight> toldIn(Window period) {
    return answer.watched().lasting().stream()
        .filter(
            one -> {
              Instant end = answer.steps().get(one.raised()).span().to();
              return end.isAfter(period.from()) && !end.isAfter(period.to());
            })
        .map(one -> insight(one, 1))
        .toList();
  }

  private Insight insight(Anomaly one, double recent) {
    double size = one.kind() == Anomaly.Kind.MISSING ? 1 : Weight.size(one.value(), one.expected());
    String kind = one.kind().name();
    return new Insight(
        kind.toLowerCase(Locale.ROOT)
            + ":"
            + answer.metric().name()
            + ":"
            + answer.mark()
            + day(one.at()),
        Kind.valueOf(kind),
        answer.metric().name(),
        text(one),
        consequence(one),
        confidence(one),
        in(one.at()),
        weight.of(answer.metric(), size, one.direction() == Direction.UP) * recent,
        where(one),
        one.kind() == Anomaly.Kind.BURST ? answer.deliveries().get(one.at()) : null);
  }

  Phrase text(Anomaly one) {
    PhrasePart title = answer.title();
    PhrasePart value = about(one.value());
    PhrasePart expected = about(one.expected());
    return switch (one.kind()) {
      case BURST ->
          Phrase.of(
              "burst",
              about(one.delivery()),
              value,
              title,
              in(one.at()),
              received(one.at()),
              about(one.value() - one.delivery()));
      case SPIKE -> Phrase.of("spike", title, value, in(one.at()), expected);
      case LEVEL_SHIFT ->
          Phrase.of(
              "level_shift." + way(one),
              title,
              Phrase.of("since", answer.grain(), date(one.at())),
              value,
              expected,
              each());
      case MISSING -> missing(one, expected);
      case SPREAD ->
          Phrase.of(
              "spread." + way(one),
              answer.grain(),
              title,
              Amount.about(Unit.SCORE, one.strength()),
              new Phrase.Day(day(one.at())));
    };
  }

  private static String way(Anomaly one) {
    return one.direction() == Direction.UP ? "up" : "down";
  }

  private Phrase missing(Anomaly one, PhrasePart expected) {
    int end = one.at();
    while (end < answer.values().size() && isNothing(end)) {
      end++;
    }
    Phrase span =
        end == answer.values().size()
            ? Phrase.of("missing.on", Phrase.of("since", answer.grain(), date(one.at())))
            : Phrase.of(
                "missing.from",
                new Phrase.Day(day(one.at())),
                new Phrase.Day(day(end).minusDays(1)));
    Phrase over = answer.watched().ended() ? Phrase.of("missing.over") : Phrase.NONE;
    return Phrase.of("missing", answer.title(), span, expected, each(), over);
  }

  private boolean isNothing(int step) {
    double value = answer.values().get(step);
    return Double.isNaN(value) || value == 0;
  }

  private Phrase consequence(Anomaly one) {
    Unit unit = answer.metric().unit();
    boolean adds = Figures.addsUp(answer.metric());
    PhrasePart apart = new Amount(unit, one.value() - one.expected(), Form.APART);
    String more = one.direction() == Direction.UP ? "more" : "fewer";
    return switch (one.kind()) {
      case BURST ->
          Phrase.of(
              "burst.comes", answer.grain(), new Phrase.Percent(one.delivery() / one.value()));
      case SPIKE -> Phrase.of("spike.comes." + (adds ? more : "apart"), apart);
      case LEVEL_SHIFT -> {
        int steps = answer.steps().size() - one.at();
        double sum = Math.abs(one.value() - one.expected()) * steps;
        yield Phrase.of("level_shift.comes." + (adds ? more : "apart"), adds ? about(sum) : apart);
      }
      case MISSING -> Phrase.of("missing.comes", about(one.expected()), each());
      case SPREAD ->
          Phrase.of("spread.comes." + (one.direction() == Direction.UP ? "less" : "more"));
    };
  }

  /** How far it lies from the usual, and how often the same detector spoke up before. */
  private Phrase confidence(Anomaly one) {
    long before =
        answer.watched().raised().stream()
            .filter(other -> other.kind() == one.kind() && other.raised() < one.raised())
            .count();
    Phrase said =
        Phrase.of(
            "trust.before." + (before == 0 ? "never" : before == 1 ? "once" : "times"),
            Phrase.of("steps", answer.grain(), new Phrase.Count(answer.watched().judged())),
            new Phrase.Count(before));
    return switch (one.kind()) {
      case BURST, SPIKE, LEVEL_SHIFT ->
          Phrase.of(
              "trust",
              Phrase.of("trust.deviations", Amount.about(Unit.SCORE, one.strength())),
              said);
      case MISSING, SPREAD -> said;
    };
  }

  private Where where(Anomaly one) {
    int last = answer.steps().size() - 1;
    Instant from = answer.steps().get(Math.max(0, one.at() - AROUND)).span().from();
    Instant to = answer.steps().get(Math.min(last, one.raised() + AROUND)).span().to();
    return new Where(new Window(from, to), answer.grain(), Aside.CHART, answer.filters());
  }

  private Phrase received(int step) {
    Delivery delivery = answer.deliveries().get(step);
    return delivery == null
        ? Phrase.NONE
        : Phrase.of(
            "burst.received",
            new Phrase.Minute(
                LocalDateTime.ofInstant(delivery.from().plusSeconds(30), answer.zone())));
  }

  private PhrasePart about(double value) {
    return Amount.about(answer.metric().unit(), value);
  }

  private LocalDate day(int step) {
    return LocalDate.ofInstant(
        step < answer.steps().size()
            ? answer.steps().get(step).span().from()
            : answer.steps().get(answer.steps().size() - 1).span().to(),
        answer.zone());
  }

  private PhrasePart date(int step) {
    return answer.grain() == Grain.MONTH ? new Phrase.Month(day(step)) : new Phrase.Day(day(step));
  }

  private Phrase in(int step) {
    return Phrase.of("in", answer.grain(), date(step));
  }

  private Phrase each() {
    return Figures.addsUp(answer.metric()) ? Phrase.of("each", answer.grain()) : Phrase.NONE;
  }
}
