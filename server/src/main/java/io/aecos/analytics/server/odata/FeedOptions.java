package io.aecos.analytics.server.odata;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be asked with. */
final class FeedOptions {
  static final List<String> OF_FEEDS =
      List.of(
          "$apply",
          "$filter",
          "$select",
          "$orderby",
          "$top",
          "$skip",
          "$count",
          "$format",
          "$skiptoken");

  /** A file has all rows and knows no pages. */
  static final List<String> OF_FILES = List.of("$filter", "$select", "$orderby", "$top", "$skip");

  private FeedOptions() {}

  /**
   * What is not understood is refused: a filter that were passed over would let all through. So is
   * what is longer or deeper than anybody should have to read.
   */
  static void require(@Nullable String query, List<String> options) {
    for (String part : FeedAddress.parts(query)) {
      String[] named = part.split("=", 2);
      String name = decoded(named[0]);
      if (!name.isEmpty() && !options.contains(name)) {
        throw AnalyticsException.invalid(
            ErrorCode.INVALID_QUERY,
            name,
            "'" + name + "' is not supported here; " + String.join(", ", options) + " are",
            options);
      }
      if (named.length == 2) {
        QuestionSize.require(name, decoded(named[1]));
      }
    }
  }

  /** What is given for {@code option}; null where it is not given. */
  static @Nullable String value(@Nullable String query, String option) {
    for (String part : FeedAddress.parts(query)) {
      String[] named = part.split("=", 2);
      if (named.length == 2 && decoded(named[0]).equals(option)) {
        return decoded(named[1]);
      }
    }
    return null;
  }

  static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new AnalyticsException(
          ErrorCode.INVALID_QUERY,
          "'" + name + "' is not well encoded: % is followed by two hexadecimal digits",
          e);
    }
  }
}
