package io.aecos.analytics.metric;

import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventDefinition;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads which events a measure looks at, and the fields and dimensions that it names. */
final class EventSetReader {
  private static final String ANY = "*";
  private static final Map<String, Condition.Operator> COMPARISONS =
      Map.of(
          "equal", Condition.Operator.EQUAL,
          "below", Condition.Operator.LESS,
          "at_most", Condition.Operator.LESS_OR_EQUAL,
          "above", Condition.Operator.GREATER,
          "at_least", Condition.Operator.GREATER_OR_EQUAL);

  private final EventCatalog events;
  private final Dimensions dimensions;

  EventSetReader(EventCatalog events) {
    this.events = events;
    this.dimensions = new Dimensions(events);
  }

  EventSet read(YamlPart types, @Nullable YamlPart where) {
    Set<EventType> chosen = new TreeSet<>();
    types.items().forEach(item -> chosen.addAll(types(item)));
    List<Condition> conditions = new ArrayList<>();
    List<String> words = new ArrayList<>();
    if (where != null) {
      where.members().forEach((name, part) -> conditions.add(clause(name, part, chosen, words)));
    }
    String subject = types.items().stream().map(YamlPart::text).collect(Collectors.joining(" or "));
    String text = subject.equals(ANY) ? "any event" : subject;
    return new EventSet(
        chosen,
        conditions,
        words.isEmpty() ? text : text + " where " + String.join(" and ", words));
  }

  /** {@code value} or a declared number attribute. */
  Field field(YamlPart name) {
    return number(name.text())
        .orElseThrow(
            () ->
                name.invalid(
                    "there is no number '"
                        + name.text()
                        + "'; known: value, "
                        + String.join(", ", events.numberAttributes())));
  }

  Dimension dimension(YamlPart name) {
    return dimensions.findTold(name.text()).orElseThrow(() -> unknown(name.text(), name));
  }

  private Set<EventType> types(YamlPart part) {
    String text = part.text();
    if (text.equals(ANY)) {
      return Set.of();
    }
    if (text.endsWith("/" + ANY)) {
      return module(text.substring(0, text.length() - 2), part);
    }
    EventType type = parse(part);
    if (!events.knows(type)) {
      throw part.invalid("the event catalogue has no '" + type + "'");
    }
    return Set.of(type);
  }

  private Set<EventType> module(String module, YamlPart part) {
    Set<EventType> types =
        events.definitions().stream()
            .map(EventDefinition::type)
            .filter(type -> type.module().equals(module))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (types.isEmpty()) {
      throw part.invalid("the event catalogue has no module '" + module + "'");
    }
    return types;
  }

  private static EventType parse(YamlPart part) {
    try {
      return EventType.parse(part.text());
    } catch (IllegalArgumentException e) {
      throw part.invalid(String.valueOf(e.getMessage()));
    }
  }

  private Condition clause(String name, YamlPart part, Set<EventType> types, List<String> words) {
    requireCarried(name, part, types);
    Optional<Field> number = number(name);
    if (number.isPresent()) {
      return comparison(name, number.get(), part, words);
    }
    Dimension dimension = dimensions.findTold(name).orElseThrow(() -> unknown(name, part));
    if (part.isMapping()) {
      return presence(name, dimension, part, words);
    }
    Set<String> values =
        part.items().stream().map(YamlPart::text).collect(Collectors.toCollection(TreeSet::new));
    List<String> possible = dimension.possible();
    if (!possible.isEmpty() && !possible.containsAll(values)) {
      throw part.invalid(
          "a " + name + " is one of " + String.join(", ", possible) + ", not " + values);
    }
    words.add(name + " is " + String.join(" or ", values));
    return new Condition.In(dimension, values);
  }

  private static Condition comparison(String name, Field field, YamlPart part, List<String> words) {
    if (part.isMapping() && part.members().containsKey("present")) {
      requirePresent(part);
      words.add(name + " is given");
      return new Condition.HasNumber(field);
    }
    List<Condition> all = new ArrayList<>();
    part.members(new TreeSet<>(COMPARISONS.keySet()))
        .forEach(
            (word, number) -> {
              Condition.Operator operator = COMPARISONS.get(word);
              if (operator != null) {
                all.add(new Condition.Compare(field, operator, number.number()));
                words.add(name + " " + word.replace('_', ' ') + " " + number.text());
              }
            });
    if (all.isEmpty()) {
      throw part.invalid("a comparison was expected, such as {at_least: 0.85}");
    }
    return all.size() == 1 ? all.get(0) : new Condition.All(all);
  }

  private static void requirePresent(YamlPart part) {
    YamlPart present = part.members(Set.of("present")).get("present");
    if (present == null || !present.text().equals("true")) {
      throw part.invalid("{present: true} was expected");
    }
  }

  private static Condition presence(
      String name, Dimension dimension, YamlPart part, List<String> words) {
    YamlPart present = part.members(Set.of("present")).get("present");
    if (present == null || !Set.of("true", "false").contains(present.text())) {
      throw part.invalid("{present: true} or {present: false} was expected");
    }
    boolean wanted = present.text().equals("true");
    words.add(name + (wanted ? " is given" : " is not given"));
    Condition condition = new Condition.Present(dimension);
    return wanted ? condition : new Condition.Not(condition);
  }

  /** An attribute must be declared by at least one of the types it is asked of. */
  void requireCarried(String name, YamlPart part, Set<EventType> types) {
    boolean attribute =
        events.numberAttributes().contains(name) || events.textAttributes().contains(name);
    if (!attribute || types.isEmpty()) {
      return;
    }
    boolean carried =
        types.stream()
            .flatMap(type -> events.find(type).stream())
            .anyMatch(definition -> definition.attributes().containsKey(name));
    if (!carried) {
      throw part.invalid("'" + name + "' is no attribute of " + types);
    }
  }

  private Optional<Field> number(String name) {
    if (name.equals("value")) {
      return Optional.of(new Field.Value());
    }
    return events.numberAttributes().contains(name)
        ? Optional.of(new Field.Attribute(name))
        : Optional.empty();
  }

  private RuntimeException unknown(String name, YamlPart part) {
    return part.invalid(
        "there is no field '"
            + name
            + "'; known: value, "
            + String.join(", ", events.numberAttributes())
            + ", "
            + String.join(", ", dimensions.all().keySet()));
  }
}
