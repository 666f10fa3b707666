package io.aecos.analytics.server.odata;

import io.aecos.analytics.event.Names;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.olingo.server.api.uri.queryoption.expression.Binary;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.Method;
import org.apache.olingo.server.api.uri.queryoption.expression.Unary;
import org.apache.olingo.server.api.uri.queryoption.expression.UnaryOperatorKind;
import org.jspecify.annotations.Nullable;

/**
 * Whether a row that was computed here satisfies a {@code $filter}: the same expressions with the
 * same meaning as {@link FilterCondition}, for feeds whose rows are no events.
 */
final class RowFilter {
  private final Row row;

  /** The value of a column by its name. */
  @FunctionalInterface
  interface Row {
    @Nullable Object of(String column);
  }

  private RowFilter(Row row) {
    this.row = row;
  }

  /** Refuses what is not understood, whether there are rows or not. */
  static void check(@Nullable Expression filter) {
    holds(filter, column -> null);
  }

  static boolean holds(@Nullable Expression filter, Row row) {
    return filter == null || Boolean.TRUE.equals(new RowFilter(row).truth(filter));
  }

  /** Null where it is neither true nor false. */
  private @Nullable Boolean truth(Expression expression) {
    Object value = value(expression);
    if (value == null || value instanceof Boolean) {
      return (Boolean) value;
    }
    throw Expressions.unsupported(value.toString());
  }

  private @Nullable Object value(Expression expression) {
    String column = Expressions.column(expression);
    if (column != null) {
      Object value = row.of(column);
      return value instanceof Long number ? (Object) number.doubleValue() : value;
    }
    if (expression instanceof Unary unary && unary.getOperator() == UnaryOperatorKind.NOT) {
      Boolean operand = truth(unary.getOperand());
      return operand == null ? null : (Object) !operand;
    }
    if (expression instanceof Method method) {
      return method(method);
    }
    return expression instanceof Binary binary ? binary(binary) : Expressions.value(expression);
  }

  private @Nullable Object binary(Binary binary) {
    BinaryOperatorKind operator = binary.getOperator();
    if (operator == BinaryOperatorKind.AND || operator == BinaryOperatorKind.OR) {
      return combined(
          operator == BinaryOperatorKind.OR,
          truth(binary.getLeftOperand()),
          truth(binary.getRightOperand()));
    }
    Object left = value(binary.getLeftOperand());
    if (operator == BinaryOperatorKind.IN) {
      return binary.getExpressions().stream().anyMatch(one -> equal(left, value(one)));
    }
    return compare(operator, left, value(binary.getRightOperand()));
  }

  private static @Nullable Boolean combined(
      boolean decides, @Nullable Boolean one, @Nullable Boolean other) {
    Boolean decided = decides;
    if (decided.equals(one) || decided.equals(other)) {
      return decides;
    }
    return one == null || other == null ? null : (Boolean) !decides;
  }

  private static boolean compare(
      BinaryOperatorKind operator, @Nullable Object left, @Nullable Object right) {
    return switch (operator) {
      case EQ -> equal(left, right);
      case NE -> !equal(left, right);
      case LT -> left != null && right != null && order(left, right) < 0;
      case LE -> left != null && right != null && order(left, right) <= 0;
      case GT -> left != null && right != null && order(left, right) > 0;
      case GE -> left != null && right != null && order(left, right) >= 0;
      default -> throw Expressions.unsupported(operator.toString());
    };
  }

  private static boolean equal(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return left == right;
    }
    if (left instanceof String one && right instanceof String other) {
      return Objects.equals(Names.normal(one), Names.normal(other));
    }
    return order(left, right) == 0;
  }

  /** Of two values of one kind; dates compare with times by their first instant. */
  static int order(Object left, Object right) {
    if (left instanceof Double one && right instanceof Double other) {
      return one.doubleValue() == other ? 0 : one.compareTo(other);
    }
    if (left instanceof Long one && right instanceof Long other) {
      return one.compareTo(other);
    }
    if (left instanceof String one && right instanceof String other) {
      return Arrays.compareUnsigned(
          one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
    if (left instanceof LocalDate one && right instanceof LocalDate other) {
      return one.compareTo(other);
    }
    if (left instanceof Boolean one && right instanceof Boolean other) {
      return one.compareTo(other);
    }
    if (left instanceof UUID one && right instanceof UUID other) {
      return one.toString().compareTo(other.toString());
    }
    return instant(left).compareTo(instant(right));
  }

  private static Instant instant(Object value) {
    if (value instanceof Instant instant) {
      return instant;
    }
    if (value instanceof LocalDate date) {
      return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    throw Expressions.unsupported(value.toString());
  }

  private @Nullable Object method(Method method) {
    List<Expression> parameters = method.getParameters();
    Object first = parameters.isEmpty() ? null : value(parameters.get(0));
    return switch (method.getMethod()) {
      case CONTAINS, STARTSWITH, ENDSWITH -> match(method, first, value(parameters.get(1)));
      case YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, DATE ->
          first == null ? null : part(method, instant(first).atZone(ZoneOffset.UTC));
      default -> throw Expressions.unsupported(method.getMethod().toString());
    };
  }

  private static @Nullable Boolean match(
      Method method, @Nullable Object text, @Nullable Object looked) {
    if (text == null || looked == null) {
      return null;
    }
    if (!(text instanceof String whole) || !(looked instanceof String part)) {
      throw Expressions.unsupported(method.getMethod().toString());
    }
    return switch (method.getMethod()) {
      case STARTSWITH -> whole.startsWith(part);
      case ENDSWITH -> whole.endsWith(part);
      default -> whole.contains(part);
    };
  }

  private static Object part(Method method, ZonedDateTime time) {
    return switch (method.getMethod()) {
      case YEAR -> (double) time.getYear();
      case MONTH -> (double) time.getMonthValue();
      case DAY -> (double) time.getDayOfMonth();
      case HOUR -> (double) time.getHour();
      case MINUTE -> (double) time.getMinute();
      case SECOND -> (double) time.getSecond();
      default -> time.toLocalDate();
    };
  }
}
