package io.aecos.analytics.projection.memory;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.AttributeValues;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Field.Baseline;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one event as plans see it: its dimensions, its numbers and whether a condition holds. */
public record EventView(LedgerRow row, ZoneId zone) {
  private static final Map<String, EventColumn> COLUMNS =
      Arrays.stream(EventColumn.values())
          .collect(Collectors.toMap(EventColumn::columnName, Function.identity()));
  private static final double MS_PER_HOUR = Duration.ofHours(1).toMillis();

  public Event event() {
    return row.event();
  }

  public boolean visibleTo(Scope scope) {
    return scope.sees(event());
  }

  public boolean satisfies(Condition condition) {
    if (condition instanceof Condition.TypeIn type) {
      return type.types().contains(event().eventType());
    }
    if (condition instanceof Condition.In in) {
      String value = dimension(in.dimension());
      return in.values().contains(value == null ? Condition.NONE : value);
    }
    if (condition instanceof Condition.Present present) {
      return dimension(present.dimension()) != null;
    }
    if (condition instanceof Condition.HasNumber number) {
      return number(number.field()) != null;
    }
    if (condition instanceof Condition.Compare compare) {
      Double number = number(compare.field());
      return number != null && compares(number, compare.operator(), compare.number());
    }
    return ofText(condition);
  }

  private boolean ofText(Condition condition) {
    if (condition instanceof Condition.CompareText compare) {
      String text = dimension(compare.dimension());
      return text != null && compare.holds(text);
    }
    if (condition instanceof Condition.Match match) {
      String text = dimension(match.dimension());
      return text != null && match.holds(text);
    }
    if (condition instanceof Condition.IdIn in) {
      return in.ids().contains(event().id());
    }
    return combination(condition);
  }

  private boolean combination(Condition condition) {
    if (condition instanceof Condition.All all) {
      for (Condition each : all.conditions()) {
        if (!satisfies(each)) {
          return false;
        }
      }
      return true;
    }
    if (condition instanceof Condition.Any any) {
      for (Condition each : any.conditions()) {
        if (satisfies(each)) {
          return true;
        }
      }
      return false;
    }
    return condition instanceof Condition.Not not && !satisfies(not.condition());
  }

  public @Nullable String dimension(Dimension dimension) {
    return switch (dimension.kind()) {
      case COLUMN -> column(dimension.name());
      case ATTRIBUTE -> AttributeValues.text(event().attributes().get(dimension.name()));
      case WEEKDAY -> Integer.toString(local().getDayOfWeek().getValue());
      case HOUR -> Integer.toString(local().getHour());
      case TEAM -> throw new IllegalArgumentException("plans tell teams in conditions");
    };
  }

  public @Nullable Double number(Field field) {
    if (field instanceof Field.Attribute attribute) {
      return AttributeValues.number(event().attributes().get(attribute.name()));
    }
    if (field instanceof Field.Saving saving) {
      return saved(saving);
    }
    if (field instanceof Field.Value) {
      return event().value();
    }
    return (double) whole(field);
  }

  private long whole(Field field) {
    if (field instanceof Field.Micros) {
      return event().occurredMicros();
    }
    if (field instanceof Field.Seq) {
      return row.seq();
    }
    if (field instanceof Field.ReceivedMicros) {
      return Micros.of(row.receivedAt());
    }
    ZonedDateTime local = local();
    return switch (((Field.TimePart) field).part()) {
      case YEAR -> local.getYear();
      case MONTH -> local.getMonthValue();
      case DAY -> local.getDayOfMonth();
      case HOUR -> local.getHour();
      case MINUTE -> local.getMinute();
      case SECOND -> local.getSecond();
    };
  }

  private ZonedDateTime local() {
    return event().occurredAt().atZone(zone);
  }

  private @Nullable Double saved(Field.Saving saving) {
    Double milliseconds = event().value();
    if (milliseconds == null) {
      return null;
    }
    Double manual = manualHours(saving.baselines());
    if (manual == null) {
      return null;
    }
    double hours = manual - milliseconds / MS_PER_HOUR;
    if (!saving.inDollars()) {
      return hours;
    }
    Double rate = hourlyRate(saving.baselines());
    return rate == null ? null : Double.valueOf(hours * rate);
  }

  /** The hours that the first baseline that applies gives. */
  @Nullable Double manualHours(List<Baseline> baselines) {
    for (Baseline row : baselines) {
      if (applies(row)) {
        return row.manualHours();
      }
    }
    return null;
  }

  /** The rate of the first baseline that applies and says any. */
  @Nullable Double hourlyRate(List<Baseline> baselines) {
    for (Baseline row : baselines) {
      Double rate = row.hourlyRateUsd();
      if (rate != null && applies(row)) {
        return rate;
      }
    }
    return null;
  }

  private boolean applies(Baseline row) {
    return (row.elementType() == null || row.elementType().equals(event().elementType()))
        && (row.project() == null || row.project().equals(event().project()))
        && (row.from() == null || !event().occurredAt().isBefore(row.from()));
  }

  private @Nullable String column(String name) {
    EventColumn column = COLUMNS.get(name);
    if (column == null) {
      throw new IllegalArgumentException("no column " + name);
    }
    return column.of(event());
  }

  /** Both zeros are one number. */
  private static boolean compares(double number, Condition.Operator operator, double constant) {
    return operator.holds(number == constant ? 0 : Double.compare(number, constant));
  }
}
