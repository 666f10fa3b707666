package io.aecos.analytics.query;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.RolledUp;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Refreshes what is rolled up, and asks random questions of it and of the events alone, which must
 * give the same answers. The same seed asks the same questions.
 */
public final class RollupCheck {
  private static final List<String> PERIODS =
      List.of("7d", "30d", "90d", "1y", "all", "last-month", "last-quarter", "this-year");
  private static final int LONGEST_DAYS = 400;
  private static final int MOST_DIFFERENCES = 20;

  private final ProjectionMetricService.Parts parts;
  private final ZoneId zone;

  public RollupCheck(ProjectionMetricService.Parts parts, ZoneId zone) {
    this.parts = parts;
    this.zone = zone;
  }

  /**
   * How the answers compare: how many questions were asked, how many statements were answered from
   * rollups, and where they differ, at most twenty places.
   */
  public record Outcome(long seed, int asked, long fromRollups, List<String> different) {
    public boolean same() {
      return different.isEmpty();
    }
  }

  /**
   * Asks what every page asks, so that it is rolled up where that is worth it, and refreshes all.
   */
  public RolledUp.Refreshed refresh(Viewer viewer) throws InterruptedException {
    for (int twice = 0; twice < 2; twice++) {
      MetricService service = service(new ComparingProjection(parts.projection()));
      for (String tab : tabs()) {
        var unused = service.answer(view(viewer, "1y", ofTab(tab)));
      }
    }
    return parts.projection().rolledUp().refresh();
  }

  private List<String> tabs() {
    return parts.metrics().metrics().stream().map(Metric::tab).distinct().toList();
  }

  private List<MetricQuery> ofTab(String tab) {
    return parts.metrics().metrics().stream()
        .filter(metric -> metric.tab().equals(tab))
        .map(metric -> MetricQuery.of(metric.name()))
        .toList();
  }

  /**
   * Compares the answers to {@code questions} random ones, as {@code viewer} may ask them: the
   * metrics of a page, of a random period, compared with the one before.
   */
  public Outcome check(Viewer viewer, long seed, int questions) {
    Random random = new Random(seed);
    List<String> tabs = tabs();
    List<String> different = new ArrayList<>();
    long fromRollups = 0;
    for (int i = 0; i < questions; i++) {
      String tab = tabs.get(random.nextInt(tabs.size()));
      String period = period(random);
      ComparingProjection both = new ComparingProjection(parts.projection());
      var unused = service(both).answer(view(viewer, period, ofTab(tab)));
      fromRollups += both.fromRollups();
      both.differences().stream()
          .map(where -> tab + " of " + period + ", " + where)
          .forEach(different::add);
    }
    return new Outcome(
        seed,
        questions,
        fromRollups,
        List.copyOf(different.subList(0, Math.min(different.size(), MOST_DIFFERENCES))));
  }

  /** Up to which row of the ledger the answers count. */
  public long watermark() {
    return parts.projection().watermark().seq();
  }

  private static String period(Random random) {
    return random.nextBoolean()
        ? PERIODS.get(random.nextInt(PERIODS.size()))
        : 1 + random.nextInt(LONGEST_DAYS) + "d";
  }

  private ViewQuery view(Viewer viewer, String period, List<MetricQuery> queries) {
    return new ViewQuery(
        viewer,
        Period.parse(period, null, null, zone),
        Comparison.PREVIOUS,
        null,
        zone,
        Map.of(),
        queries);
  }

  private MetricService service(Projection projection) {
    return new ProjectionMetricService(
        new ProjectionMetricService.Parts(
            projection,
            parts.events(),
            parts.metrics(),
            parts.table(),
            parts.facts(),
            parts.clock(),
            parts.teams(),
            parts.coverages()));
  }
}
