package io.aecos.analytics.reconcile;

import io.aecos.analytics.metric.Definition;
import io.aecos.analytics.table.BadTable;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is compared: a row of the log, or what several rows say of one week. {@code rows} are by
 * their first day and never overlap.
 */
record Claim(List<LogRow> rows) {
  Claim {
    rows = List.copyOf(rows);
  }

  LogRow first() {
    return rows.get(0);
  }

  LocalDate from() {
    return first().from();
  }

  LocalDate to() {
    return rows.get(rows.size() - 1).to();
  }

  BigDecimal logged() {
    return rows.stream().map(LogRow::value).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Each row by itself; weekly, those together that lie within one week and can be added up. */
  static List<Claim> of(ProjectLog log) {
    if (!log.weekly()) {
      return log.rows().stream().map(row -> new Claim(List.of(row))).toList();
    }
    Map<List<Object>, List<LogRow>> weeks = new LinkedHashMap<>();
    for (LogRow row : log.rows()) {
      LocalDate monday = row.from().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      boolean part = addsUp(row) && row.isWithin(monday, monday.plusDays(6));
      List<Object> week =
          part ? List.of(row.project(), row.metric().name(), monday) : List.of(row.line());
      weeks.computeIfAbsent(week, key -> new ArrayList<>()).add(row);
    }
    return weeks.values().stream().map(Claim::together).toList();
  }

  private static Claim together(List<LogRow> rows) {
    List<LogRow> ordered = new ArrayList<>(rows);
    ordered.sort(Comparator.comparing(LogRow::from));
    for (int i = 1; i < ordered.size(); i++) {
      LogRow row = ordered.get(i);
      if (!row.from().isAfter(ordered.get(i - 1).to())) {
        throw BadTable.line(
            row.line(),
            "logs days of "
                + row.metric().name()
                + " that line "
                + ordered.get(i - 1).line()
                + " logs too, so they cannot be added up to a week");
      }
    }
    return new Claim(ordered);
  }

  /** Whether the values of two days make that of both. */
  private static boolean addsUp(LogRow row) {
    Definition definition = row.metric().definition();
    return definition instanceof Definition.Count
        || definition instanceof Definition.Saving
        || definition instanceof Definition.Aggregate aggregate
            && aggregate.function() == Definition.Function.SUM;
  }
}
