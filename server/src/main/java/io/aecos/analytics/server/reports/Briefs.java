package io.aecos.analytics.server.reports;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ViewAnswer;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.report.Brief;
import io.aecos.analytics.report.Formats;
import io.aecos.analytics.report.ReconcileBrief;
import io.aecos.analytics.report.ReportKind;
import io.aecos.analytics.report.ReportQuestion;
import io.aecos.analytics.report.RoiBrief;
import io.aecos.analytics.report.Texts;
import io.aecos.analytics.roi.ReturnOnInvestment;
import io.aecos.analytics.server.reconcile.Reconciliations;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reports that say one thing, and have no sheets. */
record Briefs(
    ReturnOnInvestment roi,
    Reconciliations reconciliations,
    MetricService metrics,
    MetricCatalog catalog,
    Supplier<String> address) {

  /** A log and how to read it. */
  record Log(byte[] bytes, @Nullable String map) {}

  /** A brief with what had been counted when it was made. */
  record Made(Brief brief, ViewAnswer known) {}

  /** The log that a reconciliation is of; null for all other reports, which have none. */
  @Nullable Log log(Viewer viewer, ReportRequest request) {
    byte[] bytes = request.log();
    if (request.kind() != ReportKind.RECONCILE) {
      if (bytes != null || request.map() != null) {
        throw ReportRequest.invalid(
            bytes != null ? "log" : "map", "is only for the report 'reconcile'", List.of());
      }
      return null;
    }
    if (bytes == null) {
      throw ReportRequest.invalid("log", "is missing: the log's bytes in base64", List.of());
    }
    var unused = reconciliations.days(viewer, bytes, request.map());
    return new Log(bytes, request.map());
  }

  /** The days that a log tells of. */
  Period period(Viewer viewer, ReportRequest request, ZoneId zone) {
    byte[] bytes = request.log();
    LocalDate[] days =
        reconciliations.days(viewer, bytes == null ? new byte[0] : bytes, request.map());
    return new Period.Between(
        days[0].atStartOfDay(zone).toInstant(), days[1].plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** What came after row {@code received} of the ledger is not missed. */
  Made roi(ReportQuestion question, Texts texts, long received) {
    ViewQuery view = question.view();
    ViewAnswer known = known(view);
    Formats formats = new Formats(texts, view.zone());
    return new Made(
        RoiBrief.of(
            roi.answer(view),
            texts,
            formats,
            more -> address.get() + overview(known.period(), view) + "&" + more,
            received),
        known);
  }

  Made reconciliation(ReportQuestion question, Texts texts, Log log) {
    ViewQuery view = question.view();
    Formats formats = new Formats(texts, view.zone());
    return new Made(
        new ReconcileBrief(catalog, texts, formats, address.get())
            .of(reconciliations.of(view.viewer(), log.bytes(), log.map()), sha256(log.bytes())),
        known(view));
  }

  private ViewAnswer known(ViewQuery view) {
    return metrics.answer(
        new ViewQuery(
            view.viewer(),
            view.period(),
            Comparison.NONE,
            null,
            view.zone(),
            view.filters(),
            List.of()));
  }

  static String overview(Window period, ViewQuery view) {
    LocalDate from = LocalDate.ofInstant(period.from(), view.zone());
    LocalDate to = LocalDate.ofInstant(period.to().minusNanos(1), view.zone());
    StringBuilder address = new StringBuilder("/overview?from=" + from + "&to=" + to);
    for (Map.Entry<String, Set<String>> filter : view.filters().entrySet()) {
      filter.getValue().stream()
          .sorted()
          .forEach(
              value ->
                  address
                      .append('&')
                      .append(filter.getKey())
                      .append('=')
                      .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    }
    return address
        .append("&tz=")
        .append(URLEncoder.encode(view.zone().getId(), StandardCharsets.UTF_8))
        .toString();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
