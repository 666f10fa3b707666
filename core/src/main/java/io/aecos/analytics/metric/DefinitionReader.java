package io.aecos.analytics.metric;

import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.projection.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads {@code kind} and the operands that belong to it. */
final class DefinitionReader {
  private static final Map<String, Set<String>> OPERANDS = operandsByKind();

  private final EventSetReader sets;

  DefinitionReader(EventCatalog events) {
    this.sets = new EventSetReader(events);
  }

  /** The names of all operands of all kinds, and {@code kind} itself. */
  static Set<String> words() {
    Set<String> words = new TreeSet<>(Set.of("kind"));
    OPERANDS.values().forEach(words::addAll);
    return words;
  }

  /** A definition whose members stand in {@code members}, beside others that are not its own. */
  Definition read(YamlPart whole, Map<String, YamlPart> members) {
    YamlPart kind = required(whole, members, "kind");
    Set<String> operands = OPERANDS.get(kind.text());
    if (operands == null) {
      throw kind.invalid(
          "unknown kind '" + kind.text() + "'; known: " + String.join(", ", OPERANDS.keySet()));
    }
    requireOwn(kind.text(), operands, members);
    return switch (kind.text()) {
      case "count" -> new Definition.Count(events(whole, members));
      case "sum" -> aggregate(Definition.Function.SUM, whole, members);
      case "average" -> aggregate(Definition.Function.AVERAGE, whole, members);
      case "min" -> aggregate(Definition.Function.MIN, whole, members);
      case "max" -> aggregate(Definition.Function.MAX, whole, members);
      case "distinct" ->
          new Definition.Distinct(
              events(whole, members), sets.dimension(required(whole, members, "dimension")));
      case "quantile" -> quantile(whole, members);
      case "ratio" ->
          new Definition.Ratio(
              operand(required(whole, members, "numerator")),
              operand(required(whole, members, "denominator")));
      case "derived" -> derived(whole, members);
      case "cumulative" -> new Definition.Cumulative(operand(required(whole, members, "of")));
      case "saving" -> saving(whole, members);
      case "share" -> share(whole, members);
      default -> paired(whole, members);
    };
  }

  /** An operand: the name of a metric, or a definition of its own. */
  private Definition operand(YamlPart part) {
    return part.isMapping()
        ? read(part, part.members(words()))
        : new Definition.Reference(part.text(), part.location());
  }

  private Definition aggregate(
      Definition.Function function, YamlPart whole, Map<String, YamlPart> members) {
    EventSet events = events(whole, members);
    return new Definition.Aggregate(
        function,
        events,
        field(events, members.get("field")),
        unknown(members.get("without_events")));
  }

  private static boolean unknown(@Nullable YamlPart withoutEvents) {
    if (withoutEvents != null && !withoutEvents.text().equals("unknown")) {
      throw withoutEvents.invalid("a sum without events is 0, or 'unknown'");
    }
    return withoutEvents != null;
  }

  private Definition quantile(YamlPart whole, Map<String, YamlPart> members) {
    EventSet events = events(whole, members);
    YamlPart q = required(whole, members, "q");
    if (q.number() < 0 || q.number() > 1) {
      throw q.invalid("a quantile lies between 0 and 1");
    }
    return new Definition.Quantile(events, field(events, members.get("field")), q.number());
  }

  private Definition derived(YamlPart whole, Map<String, YamlPart> members) {
    Map<String, Definition> own = new LinkedHashMap<>();
    YamlPart operands = members.get("operands");
    if (operands != null) {
      operands.members().forEach((name, part) -> own.put(name, operand(part)));
    }
    YamlPart formula = required(whole, members, "formula");
    Definition expression =
        ExpressionParser.parse(
            formula,
            name -> {
              Definition operand = own.get(name);
              return operand != null ? operand : new Definition.Reference(name, formula.location());
            });
    return new Definition.Derived(expression, formula.text());
  }

  private Definition saving(YamlPart whole, Map<String, YamlPart> members) {
    YamlPart in = required(whole, members, "in");
    if (!List.of("hours", "usd").contains(in.text())) {
      throw in.invalid("'" + in.text() + "' is none of hours, usd");
    }
    return new Definition.Saving(events(whole, members), in.text().equals("usd"));
  }

  private Definition share(YamlPart whole, Map<String, YamlPart> members) {
    return new Definition.Share(
        events(whole, members),
        sets.read(required(whole, members, "except"), members.get("except_where")),
        sets.dimension(required(whole, members, "by")));
  }

  private Definition paired(YamlPart whole, Map<String, YamlPart> members) {
    EventSet estimates = sets.read(required(whole, members, "estimates"), members.get("where"));
    EventSet actuals = sets.read(required(whole, members, "actuals"), null);
    return new Definition.Paired(
        estimates,
        field(estimates, members.get("estimate_field")),
        actuals,
        field(actuals, members.get("actual_field")));
  }

  private EventSet events(YamlPart whole, Map<String, YamlPart> members) {
    return sets.read(required(whole, members, "events"), members.get("where"));
  }

  private Field field(EventSet events, @Nullable YamlPart name) {
    if (name == null) {
      return new Field.Value();
    }
    sets.requireCarried(name.text(), name, events.types());
    return sets.field(name);
  }

  private static YamlPart required(YamlPart whole, Map<String, YamlPart> members, String name) {
    YamlPart part = members.get(name);
    if (part == null) {
      throw whole.invalid("'" + name + "' is missing");
    }
    return part;
  }

  private static void requireOwn(String kind, Set<String> operands, Map<String, YamlPart> members) {
    Set<String> foreign = words();
    foreign.remove("kind");
    foreign.removeAll(operands);
    members.forEach(
        (name, part) -> {
          if (foreign.contains(name)) {
            throw part.invalid("a " + kind + " has no '" + name + "'");
          }
        });
  }

  private static Map<String, Set<String>> operandsByKind() {
    Map<String, Set<String>> kinds = new LinkedHashMap<>();
    kinds.put("count", Set.of("events", "where"));
    kinds.put("sum", Set.of("events", "where", "field", "without_events"));
    kinds.put("average", Set.of("events", "where", "field"));
    kinds.put("min", Set.of("events", "where", "field"));
    kinds.put("max", Set.of("events", "where", "field"));
    kinds.put("distinct", Set.of("events", "where", "dimension"));
    kinds.put("quantile", Set.of("events", "where", "field", "q"));
    kinds.put("ratio", Set.of("numerator", "denominator"));
    kinds.put("derived", Set.of("formula", "operands"));
    kinds.put("cumulative", Set.of("of"));
    kinds.put("saving", Set.of("events", "where", "in"));
    kinds.put("share", Set.of("events", "where", "except", "except_where", "by"));
    kinds.put("paired", Set.of("estimates", "estimate_field", "where", "actuals", "actual_field"));
    return kinds;
  }
}
