package io.aecos.analytics.server.odata;

import io.aecos.analytics.columnar.ColumnarRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.jspecify.annotations.Nullable;

/** A property of a feed: its name, what its values are, and whether it identifies the row. */
record FeedColumn(String name, Kind kind, boolean isKey) {

  static FeedColumn of(String name, Kind kind) {
    return new FeedColumn(name, kind, false);
  }

  static FeedColumn key(String name, Kind kind) {
    return new FeedColumn(name, kind, true);
  }

  /** The column in a file. */
  ColumnarRows.Column columnar() {
    return new ColumnarRows.Column(name, ColumnarRows.Kind.valueOf(kind.name()));
  }

  /** What values are, in OData, in files and in Java. */
  enum Kind {
    TEXT(EdmPrimitiveTypeKind.String, String.class),
    NUMBER(EdmPrimitiveTypeKind.Double, Double.class),
    WHOLE(EdmPrimitiveTypeKind.Int64, Long.class),
    TIME(EdmPrimitiveTypeKind.DateTimeOffset, Instant.class),
    DATE(EdmPrimitiveTypeKind.Date, LocalDate.class),
    ID(EdmPrimitiveTypeKind.Guid, UUID.class),
    TRUTH(EdmPrimitiveTypeKind.Boolean, Boolean.class);

    private final EdmPrimitiveTypeKind type;
    private final Class<?> values;

    Kind(EdmPrimitiveTypeKind type, Class<?> values) {
      this.type = type;
      this.values = values;
    }

    /** Whether a cell of this kind may hold {@code value}. */
    boolean holds(@Nullable Object value) {
      return value == null || values.isInstance(value);
    }

    EdmPrimitiveTypeKind type() {
      return type;
    }
  }
}
