package io.aecos.analytics.server.odata;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.olingo.server.api.uri.queryoption.expression.Binary;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.jspecify.annotations.Nullable;

/** The parts of a filter that all have to hold, and what they say for sure about one column. */
record Conjuncts(List<Expression> parts) {

  static Conjuncts of(@Nullable Expression filter) {
    List<Expression> parts = new ArrayList<>();
    if (filter != null) {
      collect(filter, parts);
    }
    return new Conjuncts(parts);
  }

  private static void collect(Expression expression, List<Expression> parts) {
    if (expression instanceof Binary binary && binary.getOperator() == BinaryOperatorKind.AND) {
      collect(binary.getLeftOperand(), parts);
      collect(binary.getRightOperand(), parts);
    } else {
      parts.add(expression);
    }
  }

  /** The texts that a column must be one of; null where any will do. */
  @Nullable Set<String> among(String column) {
    Set<String> among = null;
    for (Expression part : parts) {
      Set<String> named = named(column, part);
      if (named != null && among != null) {
        named.retainAll(among);
      }
      among = named == null ? among : named;
    }
    return among;
  }

  private static @Nullable Set<String> named(String column, Expression part) {
    if (!(part instanceof Binary binary)
        || !column.equals(Expressions.column(binary.getLeftOperand()))) {
      return null;
    }
    List<Expression> values = new ArrayList<>();
    if (binary.getOperator() == BinaryOperatorKind.EQ) {
      values.add(binary.getRightOperand());
    } else if (binary.getOperator() == BinaryOperatorKind.IN) {
      values.addAll(binary.getExpressions());
    } else {
      return null;
    }
    Set<String> named = new LinkedHashSet<>();
    for (Expression value : values) {
      if (!Expressions.isLiteral(value) || !(Expressions.value(value) instanceof String text)) {
        return null;
      }
      named.add(text);
    }
    return named;
  }

  /** The earliest instant that a column of times or dates may have; null where there is none. */
  @Nullable Instant from(String column) {
    Instant from = null;
    for (Expression part : parts) {
      Instant bound =
          bound(column, part, BinaryOperatorKind.GE, BinaryOperatorKind.GT, BinaryOperatorKind.EQ);
      from = bound != null && (from == null || bound.isAfter(from)) ? bound : from;
    }
    return from;
  }

  /** The latest instant that a column of times or dates may have; null where there is none. */
  @Nullable Instant to(String column) {
    Instant to = null;
    for (Expression part : parts) {
      Instant bound =
          bound(column, part, BinaryOperatorKind.LE, BinaryOperatorKind.LT, BinaryOperatorKind.EQ);
      to = bound != null && (to == null || bound.isBefore(to)) ? bound : to;
    }
    return to;
  }

  private static @Nullable Instant bound(
      String column, Expression part, BinaryOperatorKind... kinds) {
    if (!(part instanceof Binary binary)
        || !List.of(kinds).contains(binary.getOperator())
        || !column.equals(Expressions.column(binary.getLeftOperand()))
        || !Expressions.isLiteral(binary.getRightOperand())) {
      return null;
    }
    Object value = Expressions.value(binary.getRightOperand());
    if (value instanceof LocalDate date) {
      return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    return value instanceof Instant instant ? instant : null;
  }
}
