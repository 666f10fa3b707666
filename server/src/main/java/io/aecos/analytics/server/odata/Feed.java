package io.aecos.analytics.server.odata;

import io.aecos.analytics.access.Viewer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entity set. Rows are within the viewer's scope. Bad questions throw {@link
 * io.aecos.analytics.error.AnalyticsException} with what would be right.
 */
interface Feed {
  /** As in the address: {@code Events}. */
  String name();

  /** What a row is called: {@code Event}. */
  String rowName();

  List<FeedColumn> columns();

  /** How many rows a page has where nobody wants fewer. */
  default int pageSize() {
    return FeedRequest.PAGE;
  }

  FeedPage page(Viewer viewer, FeedQuestion question);

  /** How many rows satisfy the question's filter, whatever page it asks for. */
  long count(Viewer viewer, FeedQuestion question);

  /**
   * The rows in groups, with the columns of {@code asked}; pinned to a watermark, or as of now
   * where it is null.
   */
  ComputedFeed.Rows groups(Viewer viewer, Applied asked, @Nullable Long pin);
}
