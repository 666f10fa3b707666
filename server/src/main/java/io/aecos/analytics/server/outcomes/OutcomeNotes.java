package io.aecos.analytics.server.outcomes;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.outcome.Outcomes;
import io.aecos.analytics.outcome.Outcomes.Outcome;
import io.aecos.analytics.projection.EventSink;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.server.outcomes.OutcomesJson.LineJson;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is odd about outcomes, in the light of what is known: elements that no event names, and ones
 * that have another actual of the same day already.
 */
final class OutcomeNotes {
  private static final int AT_ONCE = 1_000;

  private final MetricService metrics;
  private final Viewer viewer;
  private final ZoneId zone;

  OutcomeNotes(MetricService metrics, Viewer viewer, ZoneId zone) {
    this.metrics = metrics;
    this.viewer = viewer;
    this.zone = zone;
  }

  List<LineJson> of(Outcomes outcomes) {
    Map<String, Set<String>> elements = new LinkedHashMap<>();
    Set<UUID> own = new HashSet<>();
    for (Outcome outcome : outcomes.outcomes()) {
      own.add(outcome.event().id());
      if (outcome.event().elementGuid() != null) {
        elements
            .computeIfAbsent(
                String.valueOf(outcome.event().project()), project -> new LinkedHashSet<>())
            .add(outcome.event().elementGuid());
      }
    }
    Set<String> known = new HashSet<>();
    Map<String, Event> before = new HashMap<>();
    elements.forEach((project, guids) -> look(project, new ArrayList<>(guids), own, known, before));
    List<LineJson> notes = new ArrayList<>();
    outcomes.outcomes().forEach(outcome -> note(outcome, known, before, notes));
    return notes.stream().distinct().toList();
  }

  private void look(
      String project,
      List<String> guids,
      Set<UUID> own,
      Set<String> known,
      Map<String, Event> before) {
    for (int from = 0; from < guids.size(); from += AT_ONCE) {
      Set<String> some = new HashSet<>(guids.subList(from, Math.min(guids.size(), from + AT_ONCE)));
      ViewQuery about =
          new ViewQuery(
              viewer,
              new Period.All(),
              Comparison.NONE,
              null,
              zone,
              Map.of("project", Set.of(project), "elementGuid", some),
              List.of());
      metrics
          .values("elementGuid", about)
          .forEach(value -> known.add(project + "\n" + value.value()));
      metrics.each(actuals(about), new Before(own, before));
    }
  }

  private static ViewQuery actuals(ViewQuery about) {
    Map<String, Set<String>> filters = new HashMap<>(about.filters());
    filters.put("module", Set.of("project"));
    return new ViewQuery(
        about.viewer(), about.period(), about.comparison(), null, about.zone(), filters, List.of());
  }

  private void note(
      Outcome outcome, Set<String> known, Map<String, Event> before, List<LineJson> notes) {
    Event event = outcome.event();
    if (event.elementGuid() == null) {
      notes.add(
          new LineJson(outcome.line(), "names no element, so it can be compared with no estimate"));
    } else if (!known.contains(event.project() + "\n" + event.elementGuid())) {
      notes.add(
          new LineJson(
              outcome.line(),
              "no event names the element '"
                  + event.elementGuid()
                  + "' in "
                  + event.project()
                  + " yet; it is kept, and compared once there is an estimate"));
    }
    Event other = before.get(key(event));
    if (other != null) {
      notes.add(
          new LineJson(
              outcome.line(),
              "'"
                  + event.elementGuid()
                  + "' has an "
                  + event.type().replace('_', ' ')
                  + " of that day already, of "
                  + other.value()
                  + "; both count"));
    }
  }

  private static String key(Event event) {
    return String.join(
        "\n",
        String.valueOf(event.project()),
        String.valueOf(event.elementGuid()),
        event.type(),
        event.occurredAt().toString());
  }

  /** Actuals that are not those of the table itself. */
  private record Before(Set<UUID> own, Map<String, Event> before) implements EventSink {
    @Override
    public void begin(long total, Watermark watermark) {}

    @Override
    public void next(LedgerRow row) {
      if (!own.contains(row.event().id())) {
        before.put(key(row.event()), row.event());
      }
    }
  }
}
