package io.aecos.analytics.server.odata;

import io.aecos.analytics.access.Viewer;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a question, read page after page as they are taken, so that few are held. They are of
 * the moment of the first page, as the pages of a feed are.
 */
final class FeedRows implements Iterator<@Nullable Object[]> {
  private static final int PAGE = 10_000;

  private final Feed feed;
  private final Viewer viewer;
  private final FeedQuestion question;
  private @Nullable PageToken next;
  private Iterator<@Nullable Object[]> page;
  private long left;

  /** Reads the first page, so a question that cannot be answered fails here. */
  FeedRows(Feed feed, Viewer viewer, FeedQuestion question) {
    this.feed = feed;
    this.viewer = viewer;
    this.question = question;
    this.left = question.limit();
    this.page = read(null);
  }

  List<FeedColumn> columns() {
    return question.columns();
  }

  @Override
  public boolean hasNext() {
    while (!page.hasNext() && next != null && left > 0) {
      page = read(next);
    }
    return page.hasNext();
  }

  @Override
  public @Nullable Object[] next() {
    return page.next();
  }

  private Iterator<@Nullable Object[]> read(@Nullable PageToken after) {
    FeedPage read =
        feed.page(
            viewer,
            new FeedQuestion(
                question.filter(),
                question.order(),
                question.columns(),
                after,
                after == null ? question.skip() : 0,
                (int) Math.min(PAGE, left)));
    left -= read.rows().size();
    next = read.next();
    return read.rows().iterator();
  }
}
