package io.aecos.analytics.reconcile;

import io.aecos.analytics.reconcile.Figures.Span;
import io.aecos.analytics.reconcile.Reconciliation.Explanation;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether a span beside the logged one has what was logged: a day off, the next week, in UTC. */
final class SpanEvidence {
  private static final int YEAR = 366;

  private final Figures figures;
  private final Compared compared;

  SpanEvidence(Figures figures, Compared compared) {
    this.figures = figures;
    this.compared = compared;
  }

  void into(List<Explanation> found) {
    if (compared.claim().logged().signum() == 0 || compared.claim().rows().size() > 1) {
      return; // Many spans have nothing, which says nothing.
    }
    LogRow row = compared.claim().first();
    Span span = Span.of(row);
    around(span)
        .forEach(
            (other, words) -> {
              if (has(row, other, figures.zone())) {
                found.add(
                    Explanation.of(
                        "shifted",
                        words
                            + ", from "
                            + other.from()
                            + " to "
                            + other.to()
                            + ", has what was logged"));
              }
            });
    boolean utc = figures.zone().getRules().equals(ZoneOffset.UTC.getRules());
    if (!utc && has(row, span, ZoneOffset.UTC)) {
      found.add(
          Explanation.of(
              "shifted",
              "with days cut in UTC and not in " + figures.zone() + " it is what was logged"));
    }
  }

  private static Map<Span, String> around(Span span) {
    long days = ChronoUnit.DAYS.between(span.from(), span.to()) + 1;
    Map<Span, String> around = new LinkedHashMap<>();
    around.put(span.moved(0, 1), "with a day more at its end the span");
    around.put(span.moved(1, 1), "the span a day later");
    around.put(span.moved(-1, -1), "the span a day earlier");
    if (days > 1) {
      around.put(span.moved(0, -1), "without its last day the span");
    }
    if (days > 1 && days <= YEAR) {
      around.put(span.moved(-days, -days), "the span before it");
      around.put(span.moved(days, days), "the span after it");
    }
    return around;
  }

  private boolean has(LogRow row, Span span, ZoneId zone) {
    return compared.isLogged(figures.of(row.metric().name(), span, zone).value());
  }
}
