package io.aecos.analytics.server.odata;

import java.util.List;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks of a feed: rows that satisfy {@code filter}, in {@code order}, after the page
 * that {@code token} ended (null = from the first) and without the first {@code skip} of these, at
 * most {@code limit}.
 */
record FeedQuestion(
    @Nullable Expression filter,
    List<Order> order,
    List<FeedColumn> columns,
    @Nullable PageToken token,
    long skip,
    int limit) {

  /** A column to order by; null comes first, so last where it is descending. */
  record Order(FeedColumn column, boolean descending) {}
}
