package io.aecos.analytics.server.odata;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.odata.FeedQuestion.Order;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceProperty;
import org.apache.olingo.server.api.uri.queryoption.OrderByItem;
import org.apache.olingo.server.api.uri.queryoption.SelectItem;
import org.apache.olingo.server.api.uri.queryoption.SystemQueryOption;
import org.apache.olingo.server.api.uri.queryoption.SystemQueryOptionKind;
import org.jspecify.annotations.Nullable;

/** What the options of a request ask of a feed. */
final class FeedRequest {
  /** How many rows a page has where nobody wants fewer. */
  static final int PAGE = 2_000;

  private final Feed feed;
  private final UriInfo uri;
  private final @Nullable PageToken token;
  private final String digest;

  FeedRequest(Feed feed, UriInfo uri) {
    this.feed = feed;
    this.uri = uri;
    this.digest = digest(feed, uri);
    this.token =
        uri.getSkipTokenOption() == null
            ? null
            : PageToken.parse(uri.getSkipTokenOption().getValue());
    if (token != null && !token.question().equals(digest)) {
      throw PageToken.foreign();
    }
  }

  /** The question; {@code most} rows, unless fewer are wanted. */
  FeedQuestion question(int most) {
    Long left = left();
    int limit = left == null ? most : (int) Math.min(left, most);
    return new FeedQuestion(
        uri.getFilterOption() == null ? null : uri.getFilterOption().getExpression(),
        order(),
        columns(),
        token,
        token == null && uri.getSkipOption() != null ? uri.getSkipOption().getValue() : 0,
        limit);
  }

  boolean wantsCount() {
    return uri.getCountOption() != null && uri.getCountOption().getValue();
  }

  /** The token for the link to the next page; null where there is none, or no more is wanted. */
  @Nullable String next(FeedPage page) {
    PageToken next = page.next();
    Long left = left();
    Long rest = left == null ? null : (Long) (left - page.rows().size());
    return next == null || rest != null && rest <= 0 ? null : next.with(digest, rest).text();
  }

  /** How many rows are still wanted; null for all. */
  private @Nullable Long left() {
    if (token != null) {
      return token.left();
    }
    return uri.getTopOption() == null ? null : Long.valueOf(uri.getTopOption().getValue());
  }

  /** Those that are selected with those of the key, which the protocol needs. */
  private List<FeedColumn> columns() {
    if (uri.getSelectOption() == null) {
      return feed.columns();
    }
    Set<String> names = new LinkedHashSet<>();
    for (SelectItem item : uri.getSelectOption().getSelectItems()) {
      if (item.isStar() || item.getResourcePath() == null) {
        return feed.columns();
      }
      item.getResourcePath().getUriResourceParts().forEach(part -> names.add(nameOf(part)));
    }
    return feed.columns().stream()
        .filter(column -> column.isKey() || names.contains(column.name()))
        .toList();
  }

  private static String nameOf(UriResource part) {
    return part instanceof UriResourceProperty property
        ? property.getProperty().getName()
        : part.getSegmentValue();
  }

  private List<Order> order() {
    List<Order> order = new ArrayList<>();
    if (uri.getOrderByOption() != null) {
      for (OrderByItem item : uri.getOrderByOption().getOrders()) {
        FeedColumn column = column(Expressions.column(item.getExpression()));
        if (order.stream().noneMatch(by -> by.column().equals(column))) {
          order.add(new Order(column, item.isDescending()));
        }
      }
    }
    return order;
  }

  private FeedColumn column(@Nullable String name) {
    return feed.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                AnalyticsException.invalid(
                    ErrorCode.INVALID_QUERY,
                    "$orderby",
                    "rows are ordered by properties only",
                    feed.columns().stream().map(FeedColumn::name).toList()));
  }

  /** Of what must stay the same from page to page. */
  private static String digest(Feed feed, UriInfo uri) {
    String asked =
        uri.getSystemQueryOptions().stream()
            .filter(option -> option.getKind() != SystemQueryOptionKind.SKIPTOKEN)
            .filter(option -> option.getKind() != SystemQueryOptionKind.FORMAT)
            .map(FeedRequest::text)
            .sorted()
            .collect(Collectors.joining("\n", feed.name() + "\n", ""));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(asked.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 9));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }

  private static String text(SystemQueryOption option) {
    return option.getName() + "=" + option.getText();
  }
}
