package io.aecos.analytics.report;

import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.metric.Unit;
import io.aecos.analytics.reconcile.Reconciliation;
import io.aecos.analytics.reconcile.Reconciliation.Explanation;
import io.aecos.analytics.reconcile.Reconciliation.Variance;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of a project's own log differs, with what is known of each difference. */
public final class ReconcileBrief {
  private final MetricCatalog catalog;
  private final Texts texts;
  private final Formats formats;
  private final String base;

  /** {@code base} is where the dashboard is. */
  public ReconcileBrief(MetricCatalog catalog, Texts texts, Formats formats, String base) {
    this.catalog = catalog;
    this.texts = texts;
    this.formats = formats;
    this.base = base;
  }

  /** {@code digest} is the SHA-256 of the log, so that it can be told from another one. */
  public Brief of(Reconciliation reconciliation, String digest) {
    List<Variance> variances = reconciliation.variances();
    String lead =
        variances.isEmpty()
            ? texts.get("reconcile.same", formats.count(reconciliation.checked()))
            : texts.get(
                "reconcile.differ",
                formats.count(variances.size()),
                formats.count(reconciliation.checked()));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    variances.forEach(one -> rows.add(row(one)));
    Table table =
        new Table(
            "variances",
            ".reconcile.variances",
            List.of(
                column("project", Table.Kind.TEXT),
                column("metric", Table.Kind.TEXT),
                column("from-day", Table.Kind.TEXT),
                column("to-day", Table.Kind.TEXT),
                column("logged", Table.Kind.NUMBER),
                column("counted", Table.Kind.NUMBER),
                column("variance", Table.Kind.NUMBER),
                column("explained", Table.Kind.PROSE)),
            rows);
    return new Brief(
        lead,
        List.of(),
        variances.isEmpty() ? List.of() : List.of(table),
        List.of(),
        List.of(texts.get("reconcile.how"), texts.get("reconcile.log", digest)),
        List.of());
  }

  private List<@Nullable Object> row(Variance one) {
    Metric metric = catalog.get(one.metric());
    Double counted = one.counted();
    return Arrays.asList(
        one.project(),
        texts.title(metric),
        one.from().toString(),
        one.to().toString(),
        new Quantity(one.logged().doubleValue(), metric.unit()),
        counted == null ? null : new Linked(new Quantity(counted, metric.unit()), address(one)),
        one.variance() == null ? null : new Quantity(one.variance(), Unit.FRACTION),
        one.explained().stream().map(Explanation::text).collect(Collectors.joining("; ")));
  }

  private String address(Variance one) {
    return base
        + "/overview?from="
        + one.from()
        + "&to="
        + one.to()
        + "&project="
        + URLEncoder.encode(one.project(), StandardCharsets.UTF_8)
        + "&events="
        + one.metric();
  }

  private static Table.Column column(String name, Table.Kind kind) {
    return new Table.Column(name, ".column." + name, kind, null);
  }
}
