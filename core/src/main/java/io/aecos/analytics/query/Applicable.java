package io.aecos.analytics.query;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.Numbers;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Field.Baseline;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which rows of the baseline table can apply to a view, and how to tell them. */
final class Applicable {
  private Applicable() {}

  /** The rows in the order in which they apply. */
  static List<Baseline> rows(Baselines baselines, Filters filters, Times times) {
    List<Baseline> applicable = new ArrayList<>();
    Set<List<@Nullable String>> settled = new HashSet<>();
    for (Baseline row : baselines.rows()) {
      List<@Nullable String> subject =
          java.util.Arrays.<@Nullable String>asList(row.elementType(), row.project());
      boolean begun = row.from() == null || row.from().isBefore(times.period().to());
      boolean asked =
          admits(filters, EventColumn.ELEMENT_TYPE, row.elementType())
              && admits(filters, EventColumn.PROJECT, row.project());
      if (begun && asked && !settled.contains(subject)) {
        applicable.add(row);
        // Rows come latest first: one in effect all along hides the older ones of its subject,
        // unless they tell its rate.
        boolean all = row.from() == null || !row.from().isAfter(times.period().from());
        if (all && row.hourlyRateUsd() != null) {
          settled.add(subject);
        }
      }
    }
    return applicable;
  }

  /** The rows that can apply, without those of projects that the viewer does not know of. */
  static List<Baseline> seen(
      Baselines baselines, Filters filters, Times times, Scope scope, Coverage coverage) {
    return rows(baselines, filters, times).stream()
        .filter(
            row ->
                row.project() == null
                    || scope.seesProject(row.project())
                    || coverage.projects().contains(row.project()))
        .toList();
  }

  /** In words; the day from which it holds is that of {@code zone}. */
  static String text(Baseline row, ZoneId zone) {
    String subject =
        (row.elementType() == null ? "every element" : row.elementType())
            + (row.project() == null ? "" : " in " + row.project());
    return subject
        + ": "
        + Numbers.plain(row.manualHours())
        + " h by hand"
        + (row.hourlyRateUsd() == null ? "" : " at $" + Numbers.plain(row.hourlyRateUsd()) + "/h")
        + (row.from() == null ? "" : " from " + day(row.from(), zone) + " on");
  }

  private static String day(Instant from, ZoneId zone) {
    ZonedDateTime local = from.atZone(zone);
    boolean begins = local.equals(local.toLocalDate().atStartOfDay(zone));
    return begins ? local.toLocalDate().toString() : from.toString();
  }

  private static boolean admits(Filters filters, EventColumn column, @Nullable String value) {
    Filters.Filter filter = filters.byName().get(column.columnName());
    return value == null || filter == null || filter.values().contains(value);
  }
}
