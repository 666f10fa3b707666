package io.aecos.analytics.server.odata;

import io.aecos.analytics.server.odata.FeedQuestion.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
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
    Page page = page(question);
    rows.stream().filter(row -> holds(row, question)).forEach(page::take);
    return page.end(pin);
  }

  /** A page of rows that satisfy the question's filter, given one by one in any order. */
  Page page(FeedQuestion question) {
    return new Page(question, order(question));
  }

  /** Holds no more rows than it needs: those of the page, those before it, and one behind it. */
  final class Page {
    private final FeedQuestion question;
    private final List<Order> order;
    private final @Nullable List<@Nullable Object> after;
    private final PriorityQueue<Keyed> first;

    private Page(FeedQuestion question, List<Order> order) {
      this.question = question;
      this.order = order;
      PageToken token = question.token();
      if (token != null && !token.fits(order.stream().map(Order::column).toList())) {
        throw PageToken.foreign();
      }
      this.after = token == null ? null : token.key();
      this.first = new PriorityQueue<>((one, other) -> compare(other.key(), one.key(), order));
    }

    void take(@Nullable Object[] row) {
      List<@Nullable Object> key = key(row, order);
      if (after != null && compare(key, after, order) <= 0) {
        return;
      }
      first.add(new Keyed(key, row));
      if (first.size() - 1L > question.skip() + question.limit()) {
        first.remove();
      }
    }

    FeedPage end(long pin) {
      List<Keyed> all = new ArrayList<>(first);
      all.sort((one, other) -> compare(one.key(), other.key(), order));
      List<Keyed> rest = all.subList((int) Math.min(question.skip(), all.size()), all.size());
      List<Keyed> page = rest.subList(0, Math.min(question.limit(), rest.size()));
      PageToken next =
          page.size() < rest.size() && !page.isEmpty()
              ? new PageToken(pin, 0, "", null, page.get(page.size() - 1).key())
              : null;
      return new FeedPage(page.stream().map(one -> selected(one.row(), question)).toList(), next);
    }
  }

  /** A row and its cells in the columns of the order. */
  private record Keyed(List<@Nullable Object> key, @Nullable Object[] row) {}

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
