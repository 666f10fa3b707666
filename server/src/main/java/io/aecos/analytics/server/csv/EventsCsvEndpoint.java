package io.aecos.analytics.server.csv;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.insight.InsightService;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Effect;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.insight.InsightParameters;
import io.aecos.analytics.server.metrics.ViewParameters;
import io.aecos.analytics.server.usage.Export;
import io.aecos.analytics.server.usage.UsageBook;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All the events behind a number as a file; what leaves here is in the book of usage. */
@RestController
public final class EventsCsvEndpoint {
  private static final Set<String> FURTHER = Set.of("metric", "atLeast", "below");

  private final MetricService metrics;
  private final InsightService insights;
  private final MetricCatalog catalog;
  private final ViewParameters parameters;
  private final UsageBook book;
  private final Downloads downloads;

  public EventsCsvEndpoint(
      MetricService metrics,
      InsightService insights,
      MetricCatalog catalog,
      ViewParameters parameters,
      UsageBook book,
      Downloads downloads) {
    this.metrics = metrics;
    this.insights = insights;
    this.catalog = catalog;
    this.parameters = parameters;
    this.book = book;
    this.downloads = downloads;
  }

  @Audited("export.csv")
  @GetMapping(path = "/api/events.csv", produces = "text/csv")
  @Requires(value = Permission.EXPORT, effect = Effect.CHANGES)
  public void csv(
      Viewer viewer,
      @RequestParam MultiValueMap<String, String> query,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (request.getMethod().equals("HEAD")) {
      AuditNote.current().nothing();
      return; // Nothing leaves, so nothing may be recorded.
    }
    ViewQuery view = parameters.read(viewer, query, FURTHER);
    String metric = ViewParameters.single(query, "metric");
    try (Downloads.Place place = downloads.take(response)) {
      CsvDownload file =
          new CsvDownload(
              fileName(metric),
              rows -> recorded(viewer, export(metric, request, rows)),
              response,
              downloads.patience());
      read(view, query, file);
      file.end();
    }
  }

  private void recorded(Viewer viewer, Export export) {
    book.exported(viewer, export);
    Long rows = export.rows();
    AuditNote.current().on(export.report()).size(rows == null ? 0 : rows).keep();
  }

  private void read(ViewQuery view, MultiValueMap<String, String> query, CsvDownload file) {
    String metric = ViewParameters.single(query, "metric");
    InsightService.Range range = InsightParameters.range(query);
    if (range.isBounded()) {
      insights.eachWithin(view, InsightParameters.required(query, "metric"), range, file);
    } else if (metric != null) {
      metrics.eachBehind(metric, view, file);
    } else {
      metrics.each(view, file);
    }
  }

  private Export export(@Nullable String metric, HttpServletRequest request, long rows) {
    String report = metric == null ? "Events" : "Events behind " + catalog.get(metric).title();
    String query = request.getQueryString();
    String address = request.getRequestURI() + (query == null ? "" : "?" + query);
    return Export.file(report, "csv", address, rows);
  }

  private static String fileName(@Nullable String metric) {
    return metric == null ? "events.csv" : "events-behind-" + metric.replace('_', '-') + ".csv";
  }
}
