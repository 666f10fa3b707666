package io.aecos.analytics.reconcile;

import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.Note;
import io.aecos.analytics.reconcile.Reconciliation.Explanation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is known of why a figure is not what was logged. It tells what can be seen in the log, in
 * the events and beside them; where something would make up the difference it says so, and never
 * that it is the cause.
 */
final class Evidence {
  private final Figures figures;
  private final ProjectLog log;
  private final Compared compared;
  private final List<Explanation> found = new ArrayList<>();

  Evidence(Figures figures, ProjectLog log, Compared compared) {
    this.figures = figures;
    this.log = log;
    this.compared = compared;
  }

  /** {@code deeply} looks at the events themselves and at the days around, too. */
  List<Explanation> all(boolean deeply, LocalDate today) {
    size();
    incomplete();
    unsettled(today);
    days();
    contradictions();
    if (deeply) {
      new EventEvidence(figures, compared).into(found);
      new SpanEvidence(figures, compared).into(found);
    } else {
      found.add(
          Explanation.of("not_examined", "so much differs that this was not looked into further"));
    }
    SlipEvidence.of(compared).ifPresent(found::add);
    return List.copyOf(found);
  }

  private void size() {
    BigDecimal lacking = compared.lacking();
    Double counted = compared.counted();
    if (counted == null) {
      found.add(Explanation.of("no_figure", "there is no figure to hold against what was logged"));
    } else if (compared.isCount()) {
      boolean missing = lacking.signum() > 0;
      String text =
          plain(lacking.abs())
              + (missing ? " fewer counted than logged" : " more counted than logged");
      found.add(new Explanation(missing ? "missing" : "extra", lacking.abs().longValue(), text));
    } else {
      long events = compared.answers().stream().mapToLong(MetricAnswer::events).sum();
      found.add(
          new Explanation(
              "differing",
              events,
              String.format(Locale.ROOT, "the figure follows from %,d events", events)));
    }
  }

  /** What the answers themselves say about being incomplete, or about why there is no value. */
  private void incomplete() {
    Set<String> told = new LinkedHashSet<>();
    for (MetricAnswer answer : compared.answers()) {
      for (Note note : answer.notes()) {
        boolean why = note.code().incomplete() || answer.value() == null;
        if (why && told.add(note.text())) {
          found.add(Explanation.of(note.code().text(), note.text()));
        }
      }
    }
  }

  private void unsettled(LocalDate today) {
    if (!compared.claim().to().isBefore(today)) {
      found.add(
          Explanation.of(
              "unsettled", "the span ends on " + compared.claim().to() + ", which is not over"));
    }
  }

  /** Where the log says more of the same days, on which of them the figures differ. */
  private void days() {
    Claim claim = compared.claim();
    Set<LogRow> finer = new LinkedHashSet<>(claim.rows().size() > 1 ? claim.rows() : List.of());
    for (LogRow row : log.rows()) {
      boolean shorter = !row.from().equals(claim.from()) || !row.to().equals(claim.to());
      if (row.isAbout(claim.first()) && shorter && row.isWithin(claim.from(), claim.to())) {
        finer.add(row);
      }
    }
    for (LogRow row : finer) {
      Double value = figures.of(row).value();
      if (Reconciler.differs(row.value(), value)) {
        String counted = value == null ? "nothing" : plain(BigDecimal.valueOf(value));
        found.add(
            Explanation.of(
                "day",
                String.format(
                    "line %d: %s logged and %s counted for %s",
                    row.line(), plain(row.value()), counted, row.span())));
      }
    }
  }

  private void contradictions() {
    for (LogRow row : log.rows()) {
      for (LogRow own : compared.claim().rows()) {
        boolean same =
            row.line() != own.line()
                && row.isAbout(own)
                && row.from().equals(own.from())
                && row.to().equals(own.to());
        if (same && row.value().compareTo(own.value()) != 0) {
          found.add(
              Explanation.of(
                  "log",
                  String.format(
                      "line %d logs %s for the same span", row.line(), plain(row.value()))));
        }
      }
    }
  }

  static String plain(BigDecimal value) {
    BigDecimal rounded = value.round(new java.math.MathContext(8)).stripTrailingZeros();
    return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
  }
}
