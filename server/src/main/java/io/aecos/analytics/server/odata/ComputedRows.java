package io.aecos.analytics.server.odata;

import io.aecos.analytics.server.odata.FeedQuestion.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Filters, orders and pages rows that were computed here. Rows that are equal in the order come by
 * their key, so a page goes on behind the last row of the one before, whatever came between.
 */
final class ComputedRows {
  private final Feed feed;
  private final Map<String, Integer> places = new HashMap<>();

  ComputedRows(Feed feed) {
    this.feed = feed;
    for (int i = 0; i < feed.columns().size(); i++) {
      places.put(feed.columns().get(i).name(), i);
    }
  }

  /** {@code rows} have all columns of the feed; {@code pin} is what the next page is pinned to. */
  FeedPage page(List<@Nullable Object[]> rows, FeedQuestion question, long pin) {
    RowFilter.check(question.filter());
    List<Order> order = order(question);
    PageToken token = question.token();
    if (token != null && !token.fits(order.stream().map(Order::column).toList())) {
      throw PageToken.foreign();
    }
    List<@Nullable Object> after = token == null ? null : token.key();
    List<@Nullable Object[]> rest =
        rows.stream()
            .filter(row -> holds(row, question))
            .filter(row -> after == null || compare(key(row, order), after, order) > 0)
            .sorted((one, other) -> compare(key(one, order), key(other, order), order))
            .skip(question.skip())
            .toList();
    List<@Nullable Object[]> page = rest.subList(0, Math.min(question.limit(), rest.size()));
    PageToken next =
        page.size() < rest.size() && !page.isEmpty()
            ? new PageToken(pin, 0, "", null, key(page.get(page.size() - 1), order))
            : null;
    return new FeedPage(page.stream().map(row -> selected(row, question)).toList(), next);
  }

  long count(List<@Nullable Object[]> rows, FeedQuestion question) {
    RowFilter.check(question.filter());
    return rows.stream().filter(row -> holds(row, question)).count();
  }

  private boolean holds(@Nullable Object[] row, FeedQuestion question) {
    return RowFilter.holds(question.filter(), name -> row[place(name)]);
  }

  private @Nullable Object[] selected(@Nullable Object[] row, FeedQuestion question) {
    @Nullable Object[] cells = new Object[question.columns().size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = row[place(question.columns().get(i).name())];
    }
    return cells;
  }

  private List<Order> order(FeedQuestion question) {
    List<Order> order = new ArrayList<>(question.order());
    for (FeedColumn column : feed.columns()) {
      if (column.isKey() && order.stream().noneMatch(by -> by.column().equals(column))) {
        order.add(new Order(column, false));
      }
    }
    return order;
  }

  private List<@Nullable Object> key(@Nullable Object[] row, List<Order> order) {
    List<@Nullable Object> key = new ArrayList<>();
    order.forEach(by -> key.add(row[place(by.column().name())]));
    return key;
  }

  private static int compare(
      List<@Nullable Object> one, List<@Nullable Object> other, List<Order> order) {
    for (int i = 0; i < order.size(); i++) {
      int compared = compare(one.get(i), other.get(i));
      if (compared != 0) {
        return order.get(i).descending() ? -compared : compared;
      }
    }
    return 0;
  }

  private static int compare(@Nullable Object one, @Nullable Object other) {
    return one == null || other == null
        ? Boolean.compare(one != null, other != null)
        : RowFilter.order(one, other);
  }

  private int place(String column) {
    Integer place = places.get(column);
    if (place == null) {
      throw Expressions.unsupported(column);
    }
    return place;
  }
}
