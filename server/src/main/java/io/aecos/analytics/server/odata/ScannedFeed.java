package io.aecos.analytics.server.odata;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.server.odata.FeedQuestion.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * A feed whose rows come in one order, batch after batch. What of a filter the source can do it
 * does; the rest is looked at row by row, and no more rows are held than a page, what it skips, and
 * a batch. In another order than theirs all rows are looked at for each page.
 */
final class ScannedFeed implements Feed {
  private static final int BATCH = 2_000;

  private final String name;
  private final String rowName;
  private final List<FeedColumn> columns;
  private final Source source;
  private final int pageSize;
  private final ComputedRows ordered;
  private final Map<String, Integer> places = new HashMap<>();

  /** Where the rows come from. */
  interface Source {
    /** The watermark that first pages are pinned to. */
    long pin();

    /** At most {@code limit} rows behind {@code cursor} (null = from the first), in order. */
    Batch next(Scan scan, @Nullable String cursor, int limit);

    /** Columns, each with its direction, that never go back from one row to the next. */
    Set<Order> order();
  }

  /** Whose rows are looked for, which, and up to which watermark. */
  record Scan(Viewer viewer, @Nullable Expression filter, long pin) {}

  /** Some rows with a cell for each column, and the cursor of each; whether there are more. */
  record Batch(List<Row> rows, boolean more) {}

  /** A row and where the next one goes on. */
  record Row(@Nullable Object[] cells, String cursor) {}

  ScannedFeed(String name, String rowName, List<FeedColumn> columns, int pageSize, Source source) {
    this.name = name;
    this.rowName = rowName;
    this.columns = columns;
    this.source = source;
    this.pageSize = pageSize;
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i).name(), i);
    }
    this.ordered = new ComputedRows(this);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String rowName() {
    return rowName;
  }

  @Override
  public List<FeedColumn> columns() {
    return columns;
  }

  @Override
  public int pageSize() {
    return pageSize;
  }

  @Override
  public FeedPage page(Viewer viewer, FeedQuestion question) {
    RowFilter.check(question.filter());
    PageToken token = question.token();
    long pin = token == null ? source.pin() : token.pin();
    Scan scan = new Scan(viewer, question.filter(), pin);
    return source.order().containsAll(question.order())
        ? asTheyCome(scan, question)
        : inOrder(scan, question);
  }

  private FeedPage inOrder(Scan scan, FeedQuestion question) {
    ComputedRows.Page page = ordered.page(question);
    scan(
        scan,
        null,
        row -> {
          page.take(row.cells());
          return true;
        });
    return page.end(scan.pin());
  }

  private FeedPage asTheyCome(Scan scan, FeedQuestion question) {
    Page page = new Page(question);
    boolean more = scan(scan, cursor(question.token()), page);
    PageToken next =
        more && page.last != null
            ? new PageToken(scan.pin(), 0, "", null, List.of(page.last))
            : null;
    return new FeedPage(page.rows, next);
  }

  private static @Nullable String cursor(@Nullable PageToken token) {
    if (token == null) {
      return null;
    }
    if (token.key().size() != 1 || !(token.key().get(0) instanceof String cursor)) {
      throw PageToken.foreign();
    }
    return cursor;
  }

  /** Whether {@code taker} had enough before the rows came to their end. */
  private boolean scan(Scan scan, @Nullable String from, Predicate<Row> taker) {
    String cursor = from;
    boolean more = true;
    while (more) {
      Batch batch = source.next(scan, cursor, BATCH);
      for (Row row : batch.rows()) {
        if (RowFilter.holds(scan.filter(), column -> row.cells()[place(column)])
            && !taker.test(row)) {
          return true;
        }
        cursor = row.cursor();
      }
      more = batch.more() && !batch.rows().isEmpty();
    }
    return false;
  }

  @Override
  public long count(Viewer viewer, FeedQuestion question) {
    RowFilter.check(question.filter());
    PageToken token = question.token();
    long pin = token == null ? source.pin() : token.pin();
    long[] count = {0};
    scan(
        new Scan(viewer, question.filter(), pin),
        null,
        row -> {
          count[0]++;
          return true;
        });
    return count[0];
  }

  /** The source is told the first filter, which spares it rows; all are looked at again. */
  @Override
  public ComputedFeed.Rows groups(Viewer viewer, Applied asked, @Nullable Long pin) {
    long upTo = pin == null ? source.pin() : pin;
    Expression first = asked.before().isEmpty() ? null : asked.before().get(0);
    Grouping grouping = new Grouping(asked, columns);
    scan(
        new Scan(viewer, first, upTo),
        null,
        row -> {
          grouping.take(row.cells());
          return true;
        });
    return new ComputedFeed.Rows(grouping.rows(), upTo);
  }

  private int place(String column) {
    Integer place = places.get(column);
    if (place == null) {
      throw Expressions.unsupported(column);
    }
    return place;
  }

  /** Takes what a question asks for, and no more. */
  private final class Page implements Predicate<Row> {
    private final FeedQuestion question;
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    private long skip;
    private @Nullable String last;

    Page(FeedQuestion question) {
      this.question = question;
      this.skip = question.skip();
    }

    @Override
    public boolean test(Row row) {
      if (rows.size() == question.limit()) {
        return false;
      }
      if (skip > 0) {
        skip--;
      } else {
        rows.add(selected(row.cells()));
      }
      last = row.cursor();
      return true;
    }

    private @Nullable Object[] selected(@Nullable Object[] cells) {
      if (question.columns().size() == columns.size()) {
        return Arrays.copyOf(cells, cells.length);
      }
      @Nullable Object[] selected = new Object[question.columns().size()];
      for (int i = 0; i < selected.length; i++) {
        selected[i] = cells[place(question.columns().get(i).name())];
      }
      return selected;
    }
  }
}
