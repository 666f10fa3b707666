package io.aecos.analytics.server.odata;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataHandler;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.core.uri.parser.Parser;
import org.apache.olingo.server.core.uri.parser.UriParserException;
import org.apache.olingo.server.core.uri.validator.UriValidationException;
import org.jspecify.annotations.Nullable;

/** The feeds that some people may read, and no others: what is not theirs is not there. */
final class FeedService {
  private final OData odata = OData.newInstance();
  private final Map<String, Feed> feeds = new LinkedHashMap<>();
  private final ServiceMetadata metadata;
  private final FeedRefusals refusals;

  /** An answer and how many rows it holds. */
  record Answer(ODataResponse response, long rows) {}

  FeedService(List<Feed> feeds, FeedRefusals refusals) {
    feeds.forEach(feed -> this.feeds.put(feed.name(), feed));
    this.metadata = odata.createServiceMetadata(new FeedSchema(feeds), List.of());
    this.refusals = refusals;
  }

  Answer answer(ODataRequest request, Viewer viewer) {
    FeedProcessor processor = new FeedProcessor(feeds, viewer, refusals);
    ODataHandler handler = odata.createRawHandler(metadata);
    handler.register(processor);
    ODataResponse response = handler.process(request);
    return new Answer(response, processor.rows());
  }

  List<String> names() {
    return List.copyOf(feeds.keySet());
  }

  FeedRows rows(String name, @Nullable String asking, Viewer viewer) {
    String query = FeedAddress.spaced(asking);
    FeedOptions.require(query, FeedOptions.OF_FILES);
    Feed feed = feeds.get(name);
    if (feed == null) {
      throw new AnalyticsException(ErrorCode.NOT_FOUND, "There is no table '" + name + "'");
    }
    try {
      UriInfo asked =
          new Parser(metadata.getEdm(), odata).parseUri(name, query, null, "http://localhost/");
      return new FeedRows(feed, viewer, new FeedRequest(feed, asked).question(Integer.MAX_VALUE));
    } catch (UriParserException | UriValidationException e) {
      throw new AnalyticsException(ErrorCode.INVALID_QUERY, LibraryRefusals.text(e, feed), e);
    }
  }
}
