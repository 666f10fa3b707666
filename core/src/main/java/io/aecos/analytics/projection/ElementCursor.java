package io.aecos.analytics.projection;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last element of a page: the next page holds what comes after it. */
public record ElementCursor(@Nullable String project, String elementGuid) {
  private static final String ABSENT = "-";
  private static final String PRESENT = "+";

  /** Null where {@code text} is; what no page has given fails. */
  public static @Nullable ElementCursor parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = plain.split("\u0000", -1);
      if (parts.length == 3 && (parts[0].equals(ABSENT) || parts[0].equals(PRESENT))) {
        return new ElementCursor(parts[0].equals(ABSENT) ? null : parts[1], parts[2]);
      }
    } catch (IllegalArgumentException e) {
      throw invalid(text);
    }
    throw invalid(text);
  }

  public static ElementCursor of(ElementPage.Row row) {
    return new ElementCursor(row.project(), row.elementGuid());
  }

  public String text() {
    String plain =
        String.join(
            "\u0000",
            project == null ? ABSENT : PRESENT,
            project == null ? "" : project,
            elementGuid);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  private static AnalyticsException invalid(String text) {
    return AnalyticsException.invalid(
        ErrorCode.INVALID_QUERY, "cursor", "'" + text + "' is no cursor of ours", List.of());
  }
}
