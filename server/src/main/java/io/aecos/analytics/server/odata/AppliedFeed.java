package io.aecos.analytics.server.odata;

import io.aecos.analytics.access.Viewer;
import java.util.List;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * The groups of another feed's rows. They are computed for each page, of the moment of the first,
 * and filtered, ordered and cut as rows of any feed.
 */
final class AppliedFeed implements Feed {
  private static final int PAGE = 10_000;

  private final Feed feed;
  private final Applied asked;
  private final ComputedRows rows;

  AppliedFeed(Feed feed, Applied asked) {
    this.feed = feed;
    this.asked = asked;
    this.rows = new ComputedRows(this);
  }

  @Override
  public String name() {
    return feed.name();
  }

  @Override
  public String rowName() {
    return feed.rowName();
  }

  @Override
  public List<FeedColumn> columns() {
    return asked.columns();
  }

  @Override
  public int pageSize() {
    return PAGE;
  }

  @Override
  public FeedPage page(Viewer viewer, FeedQuestion question) {
    ComputedFeed.Rows groups = groups(viewer, question);
    return rows.page(groups.rows(), question, groups.pin());
  }

  @Override
  public long count(Viewer viewer, FeedQuestion question) {
    return rows.count(groups(viewer, question).rows(), question);
  }

  @Override
  public ComputedFeed.Rows groups(Viewer viewer, Applied other, @Nullable Long pin) {
    throw ApplyReader.unsupported("of what was applied already");
  }

  private ComputedFeed.Rows groups(Viewer viewer, FeedQuestion question) {
    asked.before().forEach(RowFilter::check);
    asked.after().forEach(RowFilter::check);
    PageToken token = question.token();
    ComputedFeed.Rows all = feed.groups(viewer, asked, token == null ? null : token.pin());
    List<@Nullable Object[]> kept =
        all.rows().stream()
            .filter(row -> asked.after().stream().allMatch(one -> holds(one, row)))
            .toList();
    return new ComputedFeed.Rows(kept, all.pin());
  }

  private boolean holds(Expression expression, @Nullable Object[] row) {
    List<FeedColumn> columns = columns();
    return RowFilter.holds(
        expression,
        name -> {
          for (int i = 0; i < row.length; i++) {
            if (columns.get(i).name().equals(name)) {
              return row[i];
            }
          }
          throw Expressions.unsupported(name);
        });
  }
}
