package io.aecos.analytics.server.odata;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.AskedAddress;
import io.aecos.analytics.server.gate.Caller;
import io.aecos.analytics.server.gate.Effect;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.apache.olingo.server.api.ODataRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The feeds, read by programs of others; each page that leaves is in the audit trail. */
@RestController
public final class FeedEndpoint {
  private static final String BASE = "/odata";
  private static final String METADATA = "/$metadata";
  private static final List<String> PASSED_ON =
      List.of("Prefer", "OData-Version", "OData-MaxVersion");

  private final Feeds feeds;
  private final FeedDesk desk;

  public FeedEndpoint(Feeds feeds, FeedDesk desk) {
    this.feeds = feeds;
    this.desk = desk;
  }

  /** Opens Power BI on the feeds: a connection file, which holds the address and no secret. */
  @GetMapping(path = BASE + "/aecos.pbids", produces = "application/json")
  @Requires(value = Permission.EXPORT, effect = Effect.NOTHING)
  public Connections powerBi(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Content-Disposition", "attachment; filename=\"aecos.pbids\"");
    Address address = new Address(AskedAddress.origin(request) + BASE);
    return new Connections(
        "0.1", List.of(new Connection(new Details("odata", address), Map.of(), "Import")));
  }

  /** Opens Tableau on one feed: a data source file, which holds the address and no secret. */
  @GetMapping(path = BASE + "/{feed}.tds", produces = "application/xml")
  @Requires(value = Permission.EXPORT, effect = Effect.NOTHING)
  public String tableau(
      @PathVariable String feed, HttpServletRequest request, HttpServletResponse response) {
    Caller caller = Caller.of(request);
    boolean audits = caller != null && caller.permissions().contains(Permission.READ_AUDIT);
    String file = TableauSource.of(feeds.names(audits), feed, AskedAddress.origin(request) + BASE);
    response.setHeader("Content-Disposition", "attachment; filename=\"aecos-" + feed + ".tds\"");
    return file;
  }

  /** A connection file of Power BI, as its documentation gives it. */
  public record Connections(String version, List<Connection> connections) {}

  /** One source; it is loaded, not asked with each click. */
  public record Connection(Details details, Map<String, String> options, String mode) {}

  /** How a source is reached. */
  public record Details(String protocol, Address address) {}

  /** Where it is. */
  public record Address(String url) {}

  @GetMapping({BASE, BASE + "/**"})
  @Audited("odata.read")
  @Requires(value = Permission.EXPORT, effect = Effect.NOTHING)
  public void read(Viewer viewer, HttpServletRequest request, HttpServletResponse response) {
    Caller caller = Caller.of(request);
    boolean audits = caller != null && caller.permissions().contains(Permission.READ_AUDIT);
    AuditNote note = AuditNote.of(request).on(request.getRequestURI().substring(BASE.length()));
    note.nothing(); // until rows leave, which is kept then
    desk.answer(
        request,
        response,
        () -> {
          FeedService.Answer answer = feeds.answer(library(request), viewer, audits);
          if (answer.rows() > 0) {
            note.size(answer.rows()).keep();
          }
          return answer.response();
        });
  }

  private static ODataRequest library(HttpServletRequest request) {
    String path = request.getRequestURI().substring(BASE.length());
    boolean describes = path.equals(METADATA);
    String query = describes ? null : FeedAddress.spaced(request.getQueryString());
    FeedOptions.require(query, FeedOptions.OF_FEEDS);
    QuestionSize.require("address", FeedOptions.decoded(path));
    ODataRequest asked = new ODataRequest();
    asked.setMethod(HttpMethod.GET);
    asked.setProtocol(request.getProtocol());
    String base = AskedAddress.origin(request) + BASE;
    asked.setRawBaseUri(base);
    asked.setRawODataPath(path.isEmpty() ? "/" : path);
    asked.setRawQueryPath(query);
    asked.setRawRequestUri(base + path + (query == null ? "" : "?" + query));
    for (String header : PASSED_ON) {
      asked.addHeader(header, Collections.list(request.getHeaders(header)));
    }
    if (!describes && !path.endsWith("/$count")) {
      FeedNegotiation.requireJson(FeedOptions.value(query, "$format"));
      asked.addHeader("Accept", FeedNegotiation.accepted(request.getHeader("Accept")));
    }
    return asked;
  }
}
