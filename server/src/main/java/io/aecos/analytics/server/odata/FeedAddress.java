package io.aecos.analytics.server.odata;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.olingo.server.api.ODataRequest;
import org.jspecify.annotations.Nullable;

/** The address of the page after the one that was asked for. */
final class FeedAddress {
  private static final List<String> TOKENS = List.of("$skiptoken", "%24skiptoken");

  /** The end of a time of day before its offset, or of a number before its exponent. */
  private static final Pattern SIGN =
      Pattern.compile(
          "(T\\d\\d(?::|%3[Aa])\\d\\d(?:(?::|%3[Aa])\\d\\d(?:\\.\\d+)?)?|\\d[eE])%20(?=\\d)");

  private FeedAddress() {}

  /** As it was asked, letter for letter, but for the token. */
  static String next(ODataRequest request, String token) {
    List<String> parts = new ArrayList<>();
    for (String part : parts(request.getRawQueryPath())) {
      if (TOKENS.stream()
          .noneMatch(name -> part.regionMatches(true, 0, name + "=", 0, name.length() + 1))) {
        parts.add(part);
      }
    }
    parts.add("$skiptoken=" + token);
    return request.getRawBaseUri() + request.getRawODataPath() + "?" + String.join("&", parts);
  }

  static List<String> parts(@Nullable String query) {
    return query == null || query.isEmpty() ? List.of() : List.of(query.split("&", -1));
  }

  /**
   * A query in which a plus sign is the space that Power Query and forms mean by it, but for signs
   * of offsets from UTC and of exponents, which some send as they are.
   */
  static @Nullable String spaced(@Nullable String query) {
    return query == null || query.indexOf('+') < 0
        ? query
        : SIGN.matcher(query.replace("+", "%20")).replaceAll("$1+");
  }
}
