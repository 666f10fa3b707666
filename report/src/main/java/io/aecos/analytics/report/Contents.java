package io.aecos.analytics.report;

import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.sheet.Sheet;
import io.aecos.analytics.sheet.Sheets;
import java.util.List;

/** Which metrics stand where: as on the sheets of the dashboard. */
final class Contents {
  /** The sheet that sums the firm up. */
  private static final String SUMMARY = "overview";

  private static final int MOST_HIGHLIGHTS = 8;

  private final MetricCatalog catalog;
  private final Sheets sheets;

  Contents(MetricCatalog catalog, Sheets sheets) {
    this.catalog = catalog;
    this.sheets = sheets;
  }

  /** The metrics of a sheet, those that have a card on it first. */
  List<Metric> of(Sheet sheet) {
    return sheet.metrics(catalog);
  }

  /** What a reader sees first: of the whole firm its summary, of one sheet its first metrics. */
  List<Metric> highlights(List<Sheet> wanted) {
    List<Sheet> first =
        wanted.size() == 1 ? wanted : sheets.find(SUMMARY).map(List::of).orElse(wanted);
    return first.stream().flatMap(sheet -> of(sheet).stream()).limit(MOST_HIGHLIGHTS).toList();
  }
}
