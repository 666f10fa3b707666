package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Field;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes scopes, conditions, dimensions and fields as SQL over one row of the table of events. */
public final class EventSql {
  /** Beyond, not every whole number is a double. */
  private static final double EXACT = 1L << 53;

  private final Vocabulary vocabulary;
  private final LocalTime time;

  EventSql(Vocabulary vocabulary, LocalTime time) {
    this.vocabulary = vocabulary;
    this.time = time;
  }

  Sql scope(Scope scope) {
    return scope.read(new ScopeSql(this));
  }

  /** A condition that is not true where it is null; {@link Condition.Not} makes it two-valued. */
  Sql condition(Condition condition) {
    if (condition instanceof Condition.TypeIn type) {
      return kindIn(type.types()::contains);
    }
    if (condition instanceof Condition.In in) {
      return in(in.dimension(), in.values());
    }
    if (condition instanceof Condition.Present present) {
      return Sql.of(dimension(present.dimension()) + " IS NOT NULL");
    }
    if (condition instanceof Condition.HasNumber number) {
      return Sql.format("{} IS NOT NULL", field(number.field()));
    }
    if (condition instanceof Condition.Compare compare) {
      return compare(compare);
    }
    return ofText(condition);
  }

  /** Whole numbers are compared as what they are stored as: only so blocks are passed over. */
  private Sql compare(Condition.Compare compare) {
    String operator = operator(compare.operator());
    Optional<String> stored = stored(compare.field());
    double number = compare.number();
    if (stored.isPresent() && Math.rint(number) == number && Math.abs(number) < EXACT) {
      return Sql.of(stored.get() + " " + operator + " ?", (long) number);
    }
    return Sql.format("{} " + operator + " {}", field(compare.field()), Sql.of("?", number));
  }

  /** The column of whole numbers that a field is. */
  private static Optional<String> stored(Field field) {
    if (field instanceof Field.Micros) {
      return Optional.of("occurred_us");
    }
    if (field instanceof Field.ReceivedMicros) {
      return Optional.of("received_us");
    }
    return field instanceof Field.Seq ? Optional.of("seq") : Optional.empty();
  }

  private Sql ofText(Condition condition) {
    if (condition instanceof Condition.CompareText compare) {
      Dimension dimension = compare.dimension();
      return isKind(dimension)
          ? kindIn(type -> compare.holds(kindPart(dimension, type)))
          : Sql.of(
              dimension(dimension) + " " + operator(compare.operator()) + " ?", compare.text());
    }
    if (condition instanceof Condition.Match match) {
      Dimension dimension = match.dimension();
      return isKind(dimension)
          ? kindIn(type -> match.holds(kindPart(dimension, type)))
          : Sql.of(function(match.part()) + "(" + dimension(dimension) + ", ?)", match.text());
    }
    if (condition instanceof Condition.IdIn in) {
      List<Sql> ids =
          in.ids().stream().sorted().map(id -> Sql.of("CAST(? AS UUID)", id.toString())).toList();
      return ids.isEmpty() ? Sql.FALSE : Sql.format("id IN ({})", Sql.join(", ", ids));
    }
    return combination(condition);
  }

  private static String function(Condition.Part part) {
    return switch (part) {
      case ANYWHERE -> "contains";
      case START -> "starts_with";
      case END -> "ends_with";
    };
  }

  private Sql combination(Condition condition) {
    if (condition instanceof Condition.All all) {
      return Sql.and(all.conditions().stream().map(this::condition).toList());
    }
    if (condition instanceof Condition.Any any) {
      return any.conditions().isEmpty()
          ? Sql.FALSE
          : Sql.format(
              "({})", Sql.join(" OR ", any.conditions().stream().map(this::condition).toList()));
    }
    Condition.Not not = (Condition.Not) condition;
    return Sql.format("({}) IS NOT TRUE", condition(not.condition()));
  }

  private Sql in(Dimension dimension, Set<String> values) {
    if (isKind(dimension)) {
      return kindIn(type -> values.contains(kindPart(dimension, type)));
    }
    String column = dimension(dimension);
    List<String> present =
        values.stream().filter(value -> !value.equals(Condition.NONE)).sorted().toList();
    Sql among = present.isEmpty() ? Sql.FALSE : Sql.format(column + " IN ({})", Sql.list(present));
    return values.contains(Condition.NONE)
        ? Sql.format("({} OR " + column + " IS NULL)", among)
        : among;
  }

  /** The event type decides, so the dictionary answers and the column of text is not touched. */
  Sql kindIn(Predicate<EventType> wanted) {
    return kindIn(
        vocabulary.kinds().entrySet().stream()
            .filter(entry -> wanted.test(entry.getKey()))
            .map(entry -> entry.getValue())
            .toList());
  }

  /** The types that one of the conditions can hold for; true where one asks for no type. */
  Sql anyKindOf(Collection<Condition> conditions) {
    Set<EventType> wanted = new TreeSet<>();
    for (Condition condition : conditions) {
      Optional<Set<EventType>> types = TypeSplit.of(condition).types();
      if (types.isEmpty()) {
        return Sql.TRUE;
      }
      wanted.addAll(types.get());
    }
    return kindIn(wanted::contains);
  }

  static Sql kindIn(Collection<Integer> kinds) {
    return kinds.isEmpty()
        ? Sql.FALSE
        : Sql.of(
            kinds.stream()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "kind IN (", ")")));
  }

  static boolean isKind(Dimension dimension) {
    return dimension.equals(Dimension.of(EventColumn.MODULE))
        || dimension.equals(Dimension.of(EventColumn.TYPE));
  }

  static String kindPart(Dimension dimension, EventType type) {
    return dimension.equals(Dimension.of(EventColumn.MODULE)) ? type.module() : type.type();
  }

  String dimension(Dimension dimension) {
    return switch (dimension.kind()) {
      case COLUMN -> isKind(dimension) ? kindColumn(dimension) : column(dimension.name());
      case ATTRIBUTE -> attribute(dimension.name());
      case WEEKDAY -> time.weekday();
      case HOUR -> time.hour();
      case TEAM -> throw new IllegalArgumentException("plans tell teams in conditions");
    };
  }

  private static String kindColumn(Dimension dimension) {
    return "(SELECT k." + dimension.name() + " FROM kind k WHERE k.kind = event.kind)";
  }

  private static String column(String name) {
    for (EventColumn column : EventColumn.values()) {
      if (column.columnName().equals(name)) {
        return Sql.quote(columnName(column));
      }
    }
    throw unknown(name);
  }

  /** The name of an event's text column in the table. */
  public static String columnName(EventColumn column) {
    return column.columnName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private String attribute(String name) {
    if (!vocabulary.textAttributes().contains(name)
        && !vocabulary.numberAttributes().contains(name)) {
      throw unknown(name);
    }
    return Sql.quote(Vocabulary.attributeColumn(name));
  }

  Sql field(Field field) {
    if (field instanceof Field.Attribute attribute) {
      return Sql.of(attribute(attribute.name()));
    }
    if (field instanceof Field.Saving saving) {
      return saving(saving);
    }
    if (field instanceof Field.TimePart part) {
      return Sql.of("CAST(" + time.part(part.part()) + " AS DOUBLE)");
    }
    return Sql.of(
        stored(field).map(column -> "CAST(" + column + " AS DOUBLE)").orElse("\"value\""));
  }

  private static Sql saving(Field.Saving saving) {
    Sql hours =
        Sql.format("({} - \"value\" / 3600000.0)", SavingSql.manualHours(saving.baselines()));
    return saving.inDollars()
        ? Sql.format("({} * {})", hours, SavingSql.hourlyRate(saving.baselines()))
        : hours;
  }

  private static String operator(Condition.Operator operator) {
    return switch (operator) {
      case EQUAL -> "=";
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
    };
  }

  private static AnalyticsException unknown(String name) {
    return AnalyticsException.invalid(
        ErrorCode.UNKNOWN_DIMENSION,
        name,
        "'" + name + "' is no column of an event and no attribute that the catalogue declares",
        List.of());
  }
}
