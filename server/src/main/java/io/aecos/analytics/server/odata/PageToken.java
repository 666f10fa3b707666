package io.aecos.analytics.server.odata;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a page ended: {@code pin} is the watermark of the first page, {@code version} that of the
 * events then, {@code question} a digest of what was asked, {@code left} how many rows are still
 * wanted (null = all), {@code key} the last row in the columns of the order. To clients it is a
 * word without meaning.
 */
record PageToken(
    long pin, long version, String question, @Nullable Long left, List<@Nullable Object> key) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  PageToken {
    key = Collections.unmodifiableList(new ArrayList<>(key));
  }

  /** In the form that goes into addresses. */
  private record Written(
      long pin, long version, String question, @Nullable Long left, List<@Nullable String> key) {}

  PageToken with(String asked, @Nullable Long wanted) {
    return new PageToken(pin, version, asked, wanted, key);
  }

  /** Whether the key has a cell of the right kind for each of these columns, and nothing else. */
  boolean fits(List<FeedColumn> columns) {
    if (columns.size() != key.size()) {
      return false;
    }
    for (int i = 0; i < columns.size(); i++) {
      if (!columns.get(i).kind().holds(key.get(i))) {
        return false;
      }
    }
    return true;
  }

  static AnalyticsException foreign() {
    return AnalyticsException.invalid(
        ErrorCode.INVALID_QUERY,
        "$skiptoken",
        "this is no token of this question; follow the @odata.nextLink of the page before as it is",
        List.of());
  }

  String text() {
    List<@Nullable String> texts = new ArrayList<>();
    key.forEach(value -> texts.add(value == null ? null : kind(value) + value.toString()));
    byte[] json = JSON.writeValueAsBytes(new Written(pin, version, question, left, texts));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
  }

  static PageToken parse(String text) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.UTF_8));
      Written written = JSON.readValue(json, Written.class);
      List<@Nullable Object> key = new ArrayList<>();
      written.key().forEach(value -> key.add(value == null ? null : value(value)));
      return new PageToken(
          written.pin(), written.version(), written.question(), written.left(), key);
    } catch (RuntimeException e) {
      throw foreign();
    }
  }

  private static String kind(Object value) {
    if (value instanceof Long) {
      return "l";
    }
    if (value instanceof Double) {
      return "d";
    }
    if (value instanceof Instant) {
      return "i";
    }
    if (value instanceof LocalDate) {
      return "c";
    }
    if (value instanceof UUID) {
      return "u";
    }
    return value instanceof Boolean ? "b" : "s";
  }

  private static Object value(String text) {
    String value = text.substring(1);
    return switch (text.charAt(0)) {
      case 'l' -> Long.valueOf(value);
      case 'd' -> Double.valueOf(value);
      case 'i' -> Instant.parse(value);
      case 'c' -> LocalDate.parse(value);
      case 'u' -> UUID.fromString(value);
      case 'b' -> Boolean.valueOf(value);
      case 's' -> value;
      default -> throw new IllegalArgumentException("no kind of value");
    };
  }
}
