package io.aecos.analytics.server.odata;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ODataServerError;
import org.apache.olingo.server.core.ODataHandlerException;
import org.apache.olingo.server.core.uri.parser.UriParserSemanticException;
import org.jspecify.annotations.Nullable;

/** Says what was wrong with a question that the library refuses, and what would be right. */
final class LibraryRefusals {
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

  private LibraryRefusals() {}

  /** {@code feed} is the one that was asked, null where there is none. */
  static String text(ODataServerError error, @Nullable Feed feed) {
    return error.getException() instanceof ODataLibraryException refused
        ? text(refused, feed)
        : String.valueOf(error.getMessage());
  }

  static String text(ODataLibraryException refused, @Nullable Feed feed) {
    String text = refused.getTranslatedMessage(Locale.ENGLISH).getMessage();
    if (feed == null) {
      return text;
    }
    if (refused.getMessageKey() == ODataHandlerException.MessageKeys.PROCESSOR_NOT_IMPLEMENTED) {
      return wholeOnly(feed);
    }
    boolean unknown =
        refused.getMessageKey() == UriParserSemanticException.MessageKeys.PROPERTY_NOT_IN_TYPE
            || refused.getMessageKey()
                == UriParserSemanticException.MessageKeys.EXPRESSION_PROPERTY_NOT_IN_TYPE;
    return unknown ? unknown(text, feed) : text;
  }

  private static String wholeOnly(Feed feed) {
    String keys =
        feed.columns().stream()
            .filter(FeedColumn::isKey)
            .map(column -> column.name() + " eq …")
            .collect(Collectors.joining(" and "));
    return "Single rows and properties have no address here; ask for '%s?$filter=%s' and choose"
            .formatted(feed.name(), keys)
        + " properties with '$select'";
  }

  /** The library names the property first or second, and the type or nothing beside it. */
  private static String unknown(String text, Feed feed) {
    Matcher quoted = QUOTED.matcher(text);
    while (quoted.find()) {
      String name = quoted.group(1);
      if (!name.isEmpty() && !name.equals(feed.rowName()) && !name.endsWith("." + feed.rowName())) {
        return "'%s' is no property of %s; its properties are %s"
            .formatted(
                name,
                feed.name(),
                feed.columns().stream().map(FeedColumn::name).collect(Collectors.joining(", ")));
      }
    }
    return text;
  }
}
