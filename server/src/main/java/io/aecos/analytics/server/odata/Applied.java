package io.aecos.analytics.server.odata;

import java.util.ArrayList;
import java.util.List;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * What {@code $apply} asks of a feed: its rows that satisfy each of {@code before}, in groups of
 * {@code by} (all in one where that is empty), and of each group {@code totals}. Of the groups
 * those that satisfy each of {@code after}.
 */
record Applied(
    List<Expression> before, List<FeedColumn> by, List<Total> totals, List<Expression> after) {

  /** One aggregate, and the column of the answer that it is in; {@code of} is null for a count. */
  record Total(FeedColumn as, Method method, @Nullable FeedColumn of) {}

  /** What is computed of a group's cells; those that hold nothing count in {@link #ROWS} alone. */
  enum Method {
    ROWS,
    SUM,
    MIN,
    MAX,
    AVERAGE,
    DISTINCT
  }

  /** The columns of the answer: the groups' first, which together are its key. */
  List<FeedColumn> columns() {
    List<FeedColumn> columns = new ArrayList<>();
    by.forEach(column -> columns.add(FeedColumn.key(column.name(), column.kind())));
    totals.forEach(total -> columns.add(total.as()));
    return columns;
  }
}
