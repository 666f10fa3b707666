package io.aecos.analytics.reconcile;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.metric.Definition;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.reconcile.Reconciliation.Explanation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the events behind a figure tell: who told them, when they came, what occurs twice. */
final class EventEvidence {
  private static final int MOST = 5_000;

  private final Figures figures;
  private final Compared compared;
  private final List<LedgerRow> rows = new ArrayList<>();

  EventEvidence(Figures figures, Compared compared) {
    this.figures = figures;
    this.compared = compared;
  }

  void into(List<Explanation> found) {
    long events = compared.answers().stream().mapToLong(MetricAnswer::events).sum();
    if (events == 0 || events > MOST) {
      return; // Nothing to look at, or too much of it to find a difference by looking.
    }
    compared.claim().rows().forEach(row -> rows.addAll(figures.events(row, MOST)));
    sources(found);
    late(found);
    if (compared.claim().first().metric().definition() instanceof Definition.Count) {
      repeated(found);
      groups(found);
    }
  }

  private void sources(List<Explanation> found) {
    Map<String, Long> told =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.event().source(), TreeMap::new, Collectors.counting()));
    String text =
        told.entrySet().stream()
            .map(entry -> String.format(Locale.ROOT, "%,d by %s", entry.getValue(), entry.getKey()))
            .collect(Collectors.joining(", "));
    found.add(new Explanation("told", (long) rows.size(), "the events were told: " + text));
  }

  /**
   * What came a day or more after the span was over may not have been known to who kept the log.
   */
  private void late(List<Explanation> found) {
    Instant over = compared.claim().to().plusDays(2).atStartOfDay(figures.zone()).toInstant();
    long late = rows.stream().filter(row -> !row.receivedAt().isBefore(over)).count();
    if (late > 0 && late < rows.size()) {
      String text =
          String.format(
              Locale.ROOT,
              "%,d of the %,d events were received more than a day after the span had ended",
              late,
              rows.size());
      found.add(new Explanation("late", late, text + fits(late)));
    }
  }

  private void repeated(List<Explanation> found) {
    Set<String> elements = new HashSet<>();
    long repeated =
        rows.stream()
            .map(row -> row.event().elementGuid())
            .filter(guid -> guid != null && !elements.add(guid))
            .count();
    if (repeated > 0) {
      String text =
          String.format(
              Locale.ROOT, "%,d events are about an element that another one is about", repeated);
      found.add(new Explanation("repeated", repeated, text + fits(repeated)));
    }
  }

  /** Whatever has exactly as many events as are too many. People are not told apart here. */
  private void groups(List<Explanation> found) {
    long extra = -compared.lacking().longValue();
    if (extra <= 0 || extra == rows.size()) {
      return;
    }
    Map<String, Function<Event, @Nullable String>> ways = new LinkedHashMap<>();
    ways.put("on %s", event -> day(event.occurredAt()));
    ways.put("told by %s", Event::source);
    ways.put("of the element type %s", Event::elementType);
    ways.put("from the template %s", Event::templateId);
    ways.put("of the discipline %s", Event::discipline);
    ways.forEach((words, of) -> group(extra, words, of, found));
  }

  private void group(
      long extra, String words, Function<Event, @Nullable String> of, List<Explanation> found) {
    Map<String, Long> counts = new TreeMap<>();
    rows.forEach(
        row -> {
          String value = of.apply(row.event());
          if (value != null) {
            counts.merge(value, 1L, Long::sum);
          }
        });
    if (counts.size() > 1) {
      counts.forEach(
          (value, count) -> {
            if (count == extra) {
              found.add(
                  new Explanation(
                      "fits",
                      count,
                      String.format(
                          Locale.ROOT, "%,d events are " + words + fits(count), count, value)));
            }
          });
    }
  }

  private String day(Instant at) {
    return at.atZone(figures.zone()).toLocalDate().toString();
  }

  private String fits(long events) {
    return compared.isCount() && compared.lacking().longValue() == -events
        ? "; without them it is what was logged"
        : "";
  }
}
