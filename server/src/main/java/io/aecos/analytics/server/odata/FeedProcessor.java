package io.aecos.analytics.server.odata;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.problem.Problem;
import io.aecos.analytics.server.problem.Problems;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.olingo.commons.api.data.ContextURL;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.EntityCollection;
import org.apache.olingo.commons.api.data.Property;
import org.apache.olingo.commons.api.data.ValueType;
import org.apache.olingo.commons.api.edm.EdmEntitySet;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ODataServerError;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.processor.CountEntityCollectionProcessor;
import org.apache.olingo.server.api.processor.ErrorProcessor;
import org.apache.olingo.server.api.processor.MetadataProcessor;
import org.apache.olingo.server.api.processor.ServiceDocumentProcessor;
import org.apache.olingo.server.api.serializer.EntityCollectionSerializerOptions;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceEntitySet;
import org.apache.olingo.server.api.uri.UriResourceKind;
import org.apache.olingo.server.core.serializer.utils.ContextURLBuilder;
import org.jspecify.annotations.Nullable;

/** Answers one request of one viewer. */
final class FeedProcessor
    implements CountEntityCollectionProcessor,
        MetadataProcessor,
        ServiceDocumentProcessor,
        ErrorProcessor {
  private static final Exception OURS = new IllegalStateException("a feed has failed");
  private static final String PREFER = "Prefer";
  private static final String PAGE_SIZE = "odata.maxpagesize";

  private final Map<String, Feed> feeds;
  private final Viewer viewer;
  private final Problems problems;
  private final FeedRefusals refusals;
  private long rows;

  @SuppressWarnings("NullAway.Init")
  private OData odata;

  @SuppressWarnings("NullAway.Init")
  private ServiceMetadata metadata;

  FeedProcessor(Map<String, Feed> feeds, Viewer viewer, FeedRefusals refusals) {
    this.feeds = feeds;
    this.viewer = viewer;
    this.problems = refusals.problems();
    this.refusals = refusals;
  }

  @Override
  public void init(OData library, ServiceMetadata service) {
    odata = library;
    metadata = service;
  }

  /** How many rows the answer holds. */
  long rows() {
    return rows;
  }

  @Override
  public void readServiceDocument(
      ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
      throws ODataLibraryException {
    response.setContent(
        odata
            .createSerializer(format)
            .serviceDocument(metadata, request.getRawBaseUri())
            .getContent());
    response.setStatusCode(200);
    response.setHeader("Content-Type", format.toContentTypeString());
  }

  /** What the library refuses is a bad question; what fails in it is ours, and stays in the log. */
  @Override
  public void processError(
      ODataRequest request, ODataResponse response, ODataServerError error, ContentType format) {
    String code = error.getCode();
    if (error.getStatusCode() >= 500 && error.getStatusCode() != 501) {
      Problem problem = problems.of(Objects.requireNonNullElse(error.getException(), OURS));
      refusals.write(problem.status(), problem.code(), problem.detail(), response);
    } else {
      refusals.write(
          error.getStatusCode(),
          code == null ? ErrorCode.INVALID_QUERY.name() : code,
          LibraryRefusals.text(error, feeds.get(feedOf(request))),
          response);
    }
  }

  private static String feedOf(ODataRequest request) {
    return request.getRawODataPath().replaceFirst("^/", "").split("[/(?%]", 2)[0];
  }

  /** Always XML: what clients of 4.0 expect, whatever else they say that they take. */
  @Override
  public void readMetadata(
      ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
      throws ODataLibraryException {
    response.setContent(
        odata
            .createSerializer(ContentType.APPLICATION_XML)
            .metadataDocument(metadata)
            .getContent());
    response.setStatusCode(200);
    response.setHeader("Content-Type", "application/xml;charset=UTF-8");
  }

  @Override
  public void readEntityCollection(
      ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
      throws ODataApplicationException, ODataLibraryException {
    EdmEntitySet set = set(uri);
    Feed feed = asked(() -> feed(set, uri));
    FeedRequest asked = asked(() -> new FeedRequest(feed, uri));
    int size = pageSize(feed, request, response);
    FeedQuestion question = asked(() -> asked.question(size));
    FeedPage page = asked(() -> feed.page(viewer, question));
    Long count = asked.wantsCount() ? asked(() -> feed.count(viewer, question)) : null;
    String token = asked.next(page);
    String next = token == null ? null : FeedAddress.next(request, token);
    rows = page.rows().size();
    ContextURL context = context(request, uri, set, question);
    if (RowsJson.writes(format)) {
      String named =
          RowsJson.hasContext(format) ? ContextURLBuilder.create(context).toASCIIString() : null;
      response.setContent(
          RowsJson.of(question.columns(), page.rows(), new RowsJson.Frame(named, count, next)));
    } else if (uri.getApplyOption() != null) {
      throw new ODataApplicationException(
          "What '$apply' gives is written with odata.metadata=minimal or none, and with numbers as"
              + " numbers (IEEE754Compatible=false)",
          406,
          Locale.ENGLISH,
          ErrorCode.INVALID_QUERY.name());
    } else {
      EntityCollection entities = new EntityCollection();
      page.rows().forEach(row -> entities.getEntities().add(entity(row, question.columns())));
      entities.setCount(count == null ? null : (int) Math.min(count, Integer.MAX_VALUE));
      entities.setNext(next == null ? null : URI.create(next));
      response.setContent(
          odata
              .createSerializer(format)
              .entityCollection(
                  metadata, set.getEntityType(), entities, options(request, uri, set, context))
              .getContent());
    }
    response.setStatusCode(200);
    response.setHeader("Content-Type", format.toContentTypeString());
  }

  private ContextURL context(
      ODataRequest request, UriInfo uri, EdmEntitySet set, FeedQuestion question)
      throws ODataLibraryException {
    String selected =
        uri.getApplyOption() != null
            ? question.columns().stream().map(FeedColumn::name).collect(Collectors.joining(","))
            : odata
                .createUriHelper()
                .buildContextURLSelectList(set.getEntityType(), null, uri.getSelectOption());
    return ContextURL.with()
        .serviceRoot(URI.create(request.getRawBaseUri() + "/"))
        .entitySet(set)
        .selectList(selected)
        .build();
  }

  private static EntityCollectionSerializerOptions options(
      ODataRequest request, UriInfo uri, EdmEntitySet set, ContextURL context) {
    return EntityCollectionSerializerOptions.with()
        .contextURL(context)
        .id(request.getRawBaseUri() + "/" + set.getName())
        .count(uri.getCountOption())
        .select(uri.getSelectOption())
        .build();
  }

  @Override
  public void countEntityCollection(ODataRequest request, ODataResponse response, UriInfo uri)
      throws ODataApplicationException {
    EdmEntitySet set = set(uri);
    Feed feed = asked(() -> feed(set, uri));
    long count = asked(() -> feed.count(viewer, new FeedRequest(feed, uri).question(1)));
    response.setContent(
        new ByteArrayInputStream(Long.toString(count).getBytes(StandardCharsets.UTF_8)));
    response.setStatusCode(200);
    response.setHeader("Content-Type", "text/plain;charset=UTF-8");
  }

  private static Entity entity(@Nullable Object[] row, List<FeedColumn> columns) {
    Entity entity = new Entity();
    Iterator<FeedColumn> column = columns.iterator();
    for (Object cell : row) {
      entity.addProperty(new Property(null, column.next().name(), ValueType.PRIMITIVE, cell));
    }
    return entity;
  }

  private static int pageSize(Feed feed, ODataRequest request, ODataResponse response) {
    int size = feed.pageSize();
    List<String> preferred = request.getHeaders(PREFER);
    for (String preference : preferred == null ? List.<String>of() : preferred) {
      for (String part : preference.split("[,;]", -1)) {
        String[] named = part.strip().split("=", 2);
        boolean sized = named[0].strip().equalsIgnoreCase(PAGE_SIZE) && named.length == 2;
        if (sized && named[1].strip().matches("[1-9][0-9]{0,8}")) {
          size = Math.min(size, Integer.parseInt(named[1].strip()));
          response.setHeader("Preference-Applied", PAGE_SIZE + "=" + size);
        }
      }
    }
    return size;
  }

  /** The rows that are asked for, or what is applied to them. */
  private Feed feed(EdmEntitySet set, UriInfo uri) {
    Feed feed = feeds.get(set.getName());
    if (feed == null) {
      throw new IllegalStateException("the schema has a set without a feed: " + set.getName());
    }
    return uri.getApplyOption() == null
        ? feed
        : new AppliedFeed(feed, ApplyReader.of(feed, uri.getApplyOption()));
  }

  private static EdmEntitySet set(UriInfo uri) throws ODataApplicationException {
    List<UriResource> parts = uri.getUriResourceParts();
    boolean counts = parts.size() == 2 && parts.get(1).getKind() == UriResourceKind.count;
    if (parts.get(0) instanceof UriResourceEntitySet set && (parts.size() == 1 || counts)) {
      return set.getEntitySet();
    }
    throw new ODataApplicationException(
        "Only entity sets and their $count are answered here", 501, Locale.ENGLISH);
  }

  private <T> T asked(Supplier<T> asking) throws ODataApplicationException {
    try {
      return asking.get();
    } catch (AnalyticsException e) {
      Problem problem = problems.of(e);
      throw new ODataApplicationException(
          problem.detail(), problem.status(), Locale.ENGLISH, e, problem.code());
    }
  }
}
