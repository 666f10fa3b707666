package io.aecos.analytics.server.odata;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * In which form an answer goes. Programs ask for many forms at once, older ones too: the first JSON
 * among them is taken, with the amount of metadata that it names.
 */
final class FeedNegotiation {
  private static final String JSON = "application/json";
  private static final List<String> METADATA = List.of("none", "minimal", "full");

  private FeedNegotiation() {}

  /** The one form that is answered, as the library understands it. */
  static String accepted(@Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return JSON;
    }
    boolean any = false;
    for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
      List<String> parts = new ArrayList<>();
      for (String part : range.split(";", -1)) {
        parts.add(part.replace(" ", ""));
      }
      if (parts.get(0).equals(JSON)) {
        return json(parts);
      }
      any |= parts.get(0).equals("*/*") || parts.get(0).equals("application/*");
    }
    if (any) {
      return JSON;
    }
    throw jsonOnly("Accept");
  }

  /** What {@code $format} asks for is held to the same as the header. */
  static void requireJson(@Nullable String format) {
    String wanted = format == null ? "json" : format.toLowerCase(Locale.ROOT).strip();
    if (!wanted.equals("json") && !wanted.split(";", 2)[0].strip().equals(JSON)) {
      throw jsonOnly("$format");
    }
  }

  private static AnalyticsException jsonOnly(String where) {
    return AnalyticsException.invalid(
        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
        where,
        "rows go as JSON only: '"
            + where
            + "' may say "
            + JSON
            + ", with odata.metadata=none, minimal or full",
        List.of(JSON + ";odata.metadata=minimal"));
  }

  private static String json(List<String> parts) {
    StringBuilder json = new StringBuilder(JSON);
    for (String level : METADATA) {
      if (parts.contains("odata.metadata=" + level)) {
        json.append(";odata.metadata=").append(level);
      }
    }
    if (parts.contains("ieee754compatible=true")) {
      json.append(";IEEE754Compatible=true");
    }
    return json.toString();
  }
}
