package io.aecos.analytics.insight;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.insight.AnnotationsAnswer.Annotation;
import io.aecos.analytics.insight.AnnotationsAnswer.Kind;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.query.Frame;
import io.aecos.analytics.query.Note;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What happened that may explain a turn in a number. Of the view's filters only the one on projects
 * holds, and it lets through what belongs to no project: a model or a building code is everyone's.
 */
final class Annotations {
  private static final int MOST = 500;
  private static final EventType RELEASED = EventType.parse("finetune/model_registered");
  private static final EventType REGULATED = EventType.parse("regulatory/update_applied");
  private static final EventType DEPLOYED = EventType.parse("deployment/deployed");
  private static final EventType ROLLED_BACK = EventType.parse("deployment/rolled_back");
  private static final Map<Kind, Set<EventType>> TYPES =
      new EnumMap<>(
          Map.of(
              Kind.RELEASE, Set.of(RELEASED),
              Kind.REGULATION, Set.of(REGULATED),
              Kind.DEPLOYMENT, Set.of(DEPLOYED, ROLLED_BACK),
              Kind.HOOK, Set.of()));

  private Annotations() {}

  static AnnotationsAnswer answer(Frame frame, Set<Kind> kinds) {
    List<Set<EventType>> operands = new ArrayList<>();
    Set<EventType> types = new TreeSet<>();
    TYPES.forEach(
        (kind, own) -> {
          if (!own.isEmpty() && (kinds.isEmpty() || kinds.contains(kind))) {
            operands.add(own);
            types.addAll(own);
          }
        });
    Condition condition =
        new Condition.All(
            List.of(
                new Condition.TypeIn(types), frame.conditionOn(EventColumn.PROJECT.columnName())));
    EventPage page = frame.unfiltered(condition, MOST);
    List<Note> notes = new ArrayList<>(frame.told(operands, page.watermark().seq()));
    if (page.total() > page.rows().size()) {
      notes.add(
          new Note(
              Note.Code.LIMIT,
              String.format(Locale.ROOT, "the latest %,d of %,d", MOST, page.total())));
    }
    List<Annotation> annotations = new ArrayList<>();
    page.rows().forEach(row -> annotations.add(annotation(row.event())));
    if (kinds.isEmpty() || kinds.contains(Kind.HOOK)) {
      frame.hooksBegan().forEach(event -> annotations.add(hooked(event)));
      annotations.sort(Comparator.comparing(Annotation::at).reversed());
    }
    return new AnnotationsAnswer(
        annotations,
        page.total() - page.rows().size() + annotations.size(),
        new Trust(
            frame.period(),
            page.watermark(),
            notes,
            "events of "
                + String.join(", ", types.stream().map(EventType::toString).toList())
                + "; of the filters only that on projects holds",
            frame.unfilteredTotals(condition, List.of(new Measure.Count(condition))).statement()));
  }

  private static Annotation annotation(Event event) {
    Kind kind = kind(event.eventType());
    return new Annotation(
        kind,
        event.occurredAt(),
        label(event),
        event.project(),
        event.value(),
        event.id(),
        event.attributes());
  }

  private static Annotation hooked(Event first) {
    return new Annotation(
        Kind.HOOK,
        first.occurredAt(),
        "Hook began",
        first.project(),
        null,
        first.id(),
        Map.of("source", first.source()));
  }

  private static Kind kind(EventType type) {
    for (Map.Entry<Kind, Set<EventType>> entry : TYPES.entrySet()) {
      if (entry.getValue().contains(type)) {
        return entry.getKey();
      }
    }
    throw new IllegalArgumentException("no annotation: " + type);
  }

  private static String label(Event event) {
    if (event.eventType().equals(RELEASED)) {
      return joined(text(event, "model"), text(event, "version"), null);
    }
    if (event.eventType().equals(REGULATED)) {
      String code = text(event, "code");
      return joined(null, code == null ? event.codeEdition() : code, text(event, "version"));
    }
    return event.eventType().equals(ROLLED_BACK)
        ? joined("Rolled back to", text(event, "label"), null)
        : joined("Deployed", text(event, "version"), text(event, "environment"));
  }

  private static String joined(
      @Nullable String word, @Nullable String first, @Nullable String second) {
    List<String> parts = new ArrayList<>();
    for (String part : new @Nullable String[] {word, first, second}) {
      if (part != null && !part.isBlank()) {
        parts.add(part);
      }
    }
    return parts.isEmpty() ? "Update" : String.join(" ", parts);
  }

  private static @Nullable String text(Event event, String attribute) {
    Object value = event.attributes().get(attribute);
    return value == null ? null : value.toString();
  }
}
