package io.aecos.analytics.projection;

import io.aecos.analytics.event.EventType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A predicate over one event, as data: engines compile it, the oracle evaluates it. Null never
 * equals anything.
 */
public sealed interface Condition {

  /** The event's module/type is one of these. */
  record TypeIn(Set<EventType> types) implements Condition {
    public TypeIn {
      types = Set.copyOf(types);
    }
  }

  /** The dimension has one of these values; {@link #NONE} stands for absent. */
  record In(Dimension dimension, Set<String> values) implements Condition {
    public In {
      values = Set.copyOf(values);
    }
  }

  /** The dimension is present. */
  record Present(Dimension dimension) implements Condition {}

  /** The numeric field is present and compares so. */
  record Compare(Field field, Operator operator, double number) implements Condition {}

  /** The dimension is present and compares so, by code point. */
  record CompareText(Dimension dimension, Operator operator, String text) implements Condition {
    public boolean holds(String value) {
      return operator.holds(
          Arrays.compareUnsigned(
              value.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** The dimension is present and holds {@code text} there, to the letter. */
  record Match(Dimension dimension, Part part, String text) implements Condition {
    public boolean holds(String value) {
      return switch (part) {
        case ANYWHERE -> value.contains(text);
        case START -> value.startsWith(text);
        case END -> value.endsWith(text);
      };
    }
  }

  /** The event is one of these. */
  record IdIn(Set<UUID> ids) implements Condition {
    public IdIn {
      ids = Set.copyOf(ids);
    }
  }

  /** The numeric field is present. */
  record HasNumber(Field field) implements Condition {}

  /** All of them (true when empty). */
  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }
  }

  /** At least one of them (false when empty). */
  record Any(List<Condition> conditions) implements Condition {
    public Any {
      conditions = List.copyOf(conditions);
    }
  }

  record Not(Condition condition) implements Condition {}

  /** Whether an event of {@code type} may satisfy this; false only where none can. */
  default boolean mayHoldFor(EventType type) {
    if (this instanceof TypeIn in) {
      return in.types().contains(type);
    }
    if (this instanceof All all) {
      return all.conditions().stream().allMatch(condition -> condition.mayHoldFor(type));
    }
    return !(this instanceof Any any)
        || any.conditions().stream().anyMatch(condition -> condition.mayHoldFor(type));
  }

  /** What every event satisfies. */
  Condition ALWAYS = new All(List.of());

  /**
   * Stands for "the event does not say" among the values of {@link In}, in filters and in the URL:
   * no event has a blank value, so it can be mistaken for none.
   */
  String NONE = "";

  /** Where in a text another one is looked for. */
  enum Part {
    ANYWHERE,
    START,
    END
  }

  /** Comparison with a constant. */
  enum Operator {
    EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    /** Whether it holds where {@code comparison} tells how the one compares with the other. */
    public boolean holds(int comparison) {
      return switch (this) {
        case EQUAL -> comparison == 0;
        case LESS -> comparison < 0;
        case LESS_OR_EQUAL -> comparison <= 0;
        case GREATER -> comparison > 0;
        case GREATER_OR_EQUAL -> comparison >= 0;
      };
    }
  }
}
