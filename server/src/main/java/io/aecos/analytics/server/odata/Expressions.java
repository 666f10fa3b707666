package io.aecos.analytics.server.odata;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeException;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.apache.olingo.commons.core.edm.primitivetype.EdmPrimitiveTypeFactory;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourcePrimitiveProperty;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.jspecify.annotations.Nullable;

/** Reads the leaves of expressions: which column, which constant. */
final class Expressions {
  /** What a filter may hold, in the words of a refusal. */
  static final List<String> SUPPORTED =
      List.of(
          "eq ne gt ge lt le in",
          "and or not",
          "contains startswith endswith",
          "year month day hour minute second date",
          "null");

  private Expressions() {}

  /** The name of the column that an expression is; null where it is something else. */
  static @Nullable String column(Expression expression) {
    if (!(expression instanceof Member member)) {
      return null;
    }
    List<UriResource> parts = member.getResourcePath().getUriResourceParts();
    return parts.size() == 1 && parts.get(0) instanceof UriResourcePrimitiveProperty property
        ? property.getProperty().getName()
        : null;
  }

  static boolean isLiteral(Expression expression) {
    return expression instanceof Literal;
  }

  /** The constant: a String, Double, Boolean, UUID, LocalDate or Instant; null for {@code null}. */
  static @Nullable Object value(Expression expression) {
    if (!(expression instanceof Literal literal)) {
      throw unsupported(expression.toString());
    }
    String text = literal.getText();
    if (text.equals("null") || literal.getType() == null) {
      return null;
    }
    try {
      return value(text, EdmPrimitiveTypeKind.valueOf(literal.getType().getName()));
    } catch (DateTimeException | IllegalArgumentException | EdmPrimitiveTypeException e) {
      throw unsupported(text);
    }
  }

  private static Object value(String text, EdmPrimitiveTypeKind kind)
      throws EdmPrimitiveTypeException {
    return switch (kind) {
      case String -> EdmPrimitiveTypeFactory.getInstance(kind).fromUriLiteral(text);
      case SByte, Byte, Int16, Int32, Int64, Decimal, Single, Double -> Double.valueOf(text);
      case Boolean -> Boolean.valueOf(text);
      case Guid -> UUID.fromString(text);
      case Date -> LocalDate.parse(text);
      case DateTimeOffset -> instant(text);
      default -> throw unsupported(text);
    };
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
  }

  static AnalyticsException unsupported(String what) {
    return AnalyticsException.invalid(
        ErrorCode.INVALID_QUERY,
        "$filter",
        "'" + what + "' cannot be filtered by here; supported is " + String.join(", ", SUPPORTED),
        SUPPORTED);
  }
}
