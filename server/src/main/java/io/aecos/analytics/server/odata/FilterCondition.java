package io.aecos.analytics.server.odata;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Condition.Operator;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.TableColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.olingo.server.api.uri.queryoption.expression.Binary;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.Method;
import org.apache.olingo.server.api.uri.queryoption.expression.MethodKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Unary;
import org.apache.olingo.server.api.uri.queryoption.expression.UnaryOperatorKind;
import org.jspecify.annotations.Nullable;

/**
 * Makes a condition on events of a {@code $filter}, so that the engine does the filtering. Null is
 * as OData 4.0 has it (part 2, section 5.1.1): it equals null alone, no order holds for it, and
 * what is asked of its text is neither true nor false, also behind a {@code not}.
 */
final class FilterCondition {
  /** What no event satisfies. */
  private static final Condition NEVER = new Condition.Any(List.of());

  private static final Map<MethodKind, Field.Part> PARTS =
      Map.of(
          MethodKind.YEAR, Field.Part.YEAR,
          MethodKind.MONTH, Field.Part.MONTH,
          MethodKind.DAY, Field.Part.DAY,
          MethodKind.HOUR, Field.Part.HOUR,
          MethodKind.MINUTE, Field.Part.MINUTE,
          MethodKind.SECOND, Field.Part.SECOND);

  private static final Map<MethodKind, Condition.Part> MATCHES =
      Map.of(
          MethodKind.CONTAINS, Condition.Part.ANYWHERE,
          MethodKind.STARTSWITH, Condition.Part.START,
          MethodKind.ENDSWITH, Condition.Part.END);

  private final Map<String, TableColumn> columns;

  FilterCondition(Map<String, TableColumn> columns) {
    this.columns = columns;
  }

  Condition of(@Nullable Expression filter) {
    return filter == null ? Condition.ALWAYS : condition(filter, true);
  }

  /** When {@code expression} is {@code wanted}. */
  private Condition condition(Expression expression, boolean wanted) {
    if (expression instanceof Unary unary && unary.getOperator() == UnaryOperatorKind.NOT) {
      return condition(unary.getOperand(), !wanted);
    }
    if (expression instanceof Method method) {
      return match(method, wanted);
    }
    if (expression instanceof Binary binary) {
      return binary(binary, wanted);
    }
    if (Expressions.isLiteral(expression)) {
      return Boolean.valueOf(wanted).equals(Expressions.value(expression))
          ? Condition.ALWAYS
          : NEVER;
    }
    throw Expressions.unsupported(expression.toString());
  }

  private Condition binary(Binary binary, boolean wanted) {
    BinaryOperatorKind operator = binary.getOperator();
    if (operator == BinaryOperatorKind.AND || operator == BinaryOperatorKind.OR) {
      List<Condition> parts = new ArrayList<>();
      chain(binary).forEach(part -> parts.add(condition(part, wanted)));
      boolean all = (operator == BinaryOperatorKind.AND) == wanted;
      return all ? new Condition.All(parts) : new Condition.Any(parts);
    }
    if (operator == BinaryOperatorKind.IN) {
      List<Condition> any = new ArrayList<>();
      for (Expression one : binary.getExpressions()) {
        any.add(comparison(binary.getLeftOperand(), BinaryOperatorKind.EQ, one));
      }
      return negatedUnless(wanted, new Condition.Any(any));
    }
    if (Expressions.isLiteral(binary.getLeftOperand())) {
      return comparison(
          binary.getRightOperand(), turned(operator), binary.getLeftOperand(), wanted);
    }
    return comparison(binary.getLeftOperand(), operator, binary.getRightOperand(), wanted);
  }

  /** What one operator stands between: the library nests a chain of it to the left. */
  private static List<Expression> chain(Binary last) {
    List<Expression> operands = new ArrayList<>();
    Expression left = last;
    while (left instanceof Binary binary && binary.getOperator() == last.getOperator()) {
      operands.add(binary.getRightOperand());
      left = binary.getLeftOperand();
    }
    operands.add(left);
    Collections.reverse(operands);
    return operands;
  }

  private Condition comparison(
      Expression left, BinaryOperatorKind operator, Expression right, boolean wanted) {
    boolean truth = left instanceof Method method && MATCHES.containsKey(method.getMethod());
    if (truth && Expressions.value(right) instanceof Boolean value) {
      boolean equal = operator == BinaryOperatorKind.EQ;
      if (equal || operator == BinaryOperatorKind.NE) {
        return condition(left, value == (equal == wanted));
      }
    }
    return operator == BinaryOperatorKind.NE
        ? negatedUnless(!wanted, comparison(left, BinaryOperatorKind.EQ, right))
        : negatedUnless(wanted, comparison(left, operator, right));
  }

  private static Condition negatedUnless(boolean wanted, Condition condition) {
    return wanted ? condition : new Condition.Not(condition);
  }

  private Condition match(Method method, boolean wanted) {
    Condition.Part part = MATCHES.get(method.getMethod());
    List<Expression> parameters = method.getParameters();
    if (part == null
        || !(column(parameters.get(0)) instanceof TableColumn.Text text)
        || !(Expressions.value(parameters.get(1)) instanceof String looked)) {
      throw Expressions.unsupported(method.getMethod().toString());
    }
    Condition match = new Condition.Match(text.dimension(), part, looked);
    return wanted
        ? match
        : new Condition.All(
            List.of(new Condition.Present(text.dimension()), new Condition.Not(match)));
  }

  private Condition comparison(Expression left, BinaryOperatorKind kind, Expression right) {
    Operator operator = operator(kind);
    Object value = Expressions.value(right);
    if (left instanceof Method method) {
      return ofTime(method, operator, value);
    }
    TableColumn column = column(left);
    if (column instanceof TableColumn.Text text) {
      return ofText(text, operator, value);
    }
    if (column instanceof TableColumn.Number number) {
      return ofNumber(number.field(), operator, value);
    }
    if (column == TableColumn.Place.ID && operator == Operator.EQUAL) {
      return value instanceof UUID id ? new Condition.IdIn(Set.of(id)) : NEVER;
    }
    if (column == TableColumn.Place.SEQ) {
      return value == null ? NEVER : ofNumber(new Field.Seq(), operator, value);
    }
    if (isTime(column)) {
      return value == null ? NEVER : compared(moment(column), operator, instant(value));
    }
    throw Expressions.unsupported(String.valueOf(Expressions.column(left)));
  }

  private static Condition ofText(
      TableColumn.Text text, Operator operator, @Nullable Object value) {
    if (value == null) {
      return operator == Operator.EQUAL
          ? new Condition.Not(new Condition.Present(text.dimension()))
          : NEVER;
    }
    if (!(value instanceof String wanted)) {
      throw Expressions.unsupported(value.toString());
    }
    if (operator != Operator.EQUAL) {
      return new Condition.CompareText(text.dimension(), operator, wanted);
    }
    String normal = Names.normal(wanted);
    return normal == null ? NEVER : new Condition.In(text.dimension(), Set.of(normal));
  }

  private static Condition ofNumber(Field field, Operator operator, @Nullable Object value) {
    if (value == null) {
      return operator == Operator.EQUAL ? new Condition.Not(new Condition.HasNumber(field)) : NEVER;
    }
    if (!(value instanceof Double number)) {
      throw Expressions.unsupported(value.toString());
    }
    return new Condition.Compare(field, operator, number);
  }

  private Condition ofTime(Method method, Operator operator, @Nullable Object value) {
    TableColumn column = column(method.getParameters().get(0));
    Field.Part part = PARTS.get(method.getMethod());
    if (part != null && column == TableColumn.Place.OCCURRED_AT) {
      return value == null ? NEVER : ofNumber(new Field.TimePart(part), operator, value);
    }
    if (method.getMethod() == MethodKind.DATE && isTime(column)) {
      if (value == null) {
        return NEVER;
      }
      if (value instanceof LocalDate date) {
        return ofDay(moment(column), operator, date);
      }
    }
    throw Expressions.unsupported(method.getMethod().toString());
  }

  private static Condition ofDay(Field field, Operator operator, LocalDate date) {
    Instant begin = date.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end = date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return switch (operator) {
      case LESS -> compared(field, Operator.LESS, begin);
      case LESS_OR_EQUAL -> compared(field, Operator.LESS, end);
      case GREATER -> compared(field, Operator.GREATER_OR_EQUAL, end);
      case GREATER_OR_EQUAL -> compared(field, Operator.GREATER_OR_EQUAL, begin);
      case EQUAL ->
          new Condition.All(
              List.of(
                  compared(field, Operator.GREATER_OR_EQUAL, begin),
                  compared(field, Operator.LESS, end)));
    };
  }

  /** Events have whole microseconds: what lies between two of them is above the one below. */
  private static Condition compared(Field field, Operator operator, Instant instant) {
    long below = Micros.of(instant);
    if (Micros.toInstant(below).isAfter(instant)) {
      below--;
    }
    if (Micros.toInstant(below).equals(instant)) {
      return new Condition.Compare(field, operator, (double) below);
    }
    return switch (operator) {
      case EQUAL -> NEVER;
      case LESS, LESS_OR_EQUAL ->
          new Condition.Compare(field, Operator.LESS_OR_EQUAL, (double) below);
      case GREATER, GREATER_OR_EQUAL ->
          new Condition.Compare(field, Operator.GREATER, (double) below);
    };
  }

  private static boolean isTime(TableColumn column) {
    return column == TableColumn.Place.OCCURRED_AT || column == TableColumn.Place.RECEIVED_AT;
  }

  private static Field moment(TableColumn column) {
    return column == TableColumn.Place.OCCURRED_AT
        ? new Field.Micros()
        : new Field.ReceivedMicros();
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

  private TableColumn column(Expression expression) {
    String name = Expressions.column(expression);
    TableColumn column = name == null ? null : columns.get(name);
    if (column == null || column instanceof TableColumn.Rest) {
      throw Expressions.unsupported(name == null ? expression.toString() : name);
    }
    return column;
  }

  private static Operator operator(BinaryOperatorKind kind) {
    return switch (kind) {
      case EQ -> Operator.EQUAL;
      case LT -> Operator.LESS;
      case LE -> Operator.LESS_OR_EQUAL;
      case GT -> Operator.GREATER;
      case GE -> Operator.GREATER_OR_EQUAL;
      default -> throw Expressions.unsupported(kind.toString());
    };
  }

  private static BinaryOperatorKind turned(BinaryOperatorKind kind) {
    return switch (kind) {
      case LT -> BinaryOperatorKind.GT;
      case LE -> BinaryOperatorKind.GE;
      case GT -> BinaryOperatorKind.LT;
      case GE -> BinaryOperatorKind.LE;
      default -> kind;
    };
  }
}
