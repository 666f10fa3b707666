package io.aecos.analytics.server.odata;

import io.aecos.analytics.access.Viewer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A feed of few rows, which are all computed for each page. */
final class ComputedFeed implements Feed {
  private final String name;
  private final String rowName;
  private final List<FeedColumn> columns;
  private final Source source;
  private final ComputedRows rows;

  /** All rows with a cell for each column; pinned to a watermark, or as of now where it is null. */
  @FunctionalInterface
  interface Source {
    Rows of(Viewer viewer, @Nullable Long pin);
  }

  /** Rows and the watermark that they are of. */
  record Rows(List<@Nullable Object[]> rows, long pin) {}

  ComputedFeed(String name, String rowName, List<FeedColumn> columns, Source source) {
    this.name = name;
    this.rowName = rowName;
    this.columns = columns;
    this.source = source;
    this.rows = new ComputedRows(this);
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
  public FeedPage page(Viewer viewer, FeedQuestion question) {
    PageToken token = question.token();
    Rows all = source.of(viewer, token == null ? null : token.pin());
    return rows.page(all.rows(), question, all.pin());
  }

  @Override
  public long count(Viewer viewer, FeedQuestion question) {
    PageToken token = question.token();
    return rows.count(source.of(viewer, token == null ? null : token.pin()).rows(), question);
  }

  @Override
  public Rows groups(Viewer viewer, Applied asked, @Nullable Long pin) {
    Rows all = source.of(viewer, pin);
    Grouping grouping = new Grouping(asked, columns);
    all.rows().forEach(grouping::take);
    return new Rows(grouping.rows(), all.pin());
  }
}
