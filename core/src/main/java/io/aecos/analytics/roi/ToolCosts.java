package io.aecos.analytics.roi;

import io.aecos.analytics.projection.Plan.Window;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What AEC OS costs a firm, in USD: licences and machines each month, people's hours each month
 * (running it, learning it) at their rate, and once, when it was introduced; {@code from} is the
 * first day on which it costs anything, null for ever.
 */
public record ToolCosts(
    double licencesPerMonth,
    double machinesPerMonth,
    double hoursPerMonth,
    double hourlyRate,
    double once,
    @Nullable LocalDate from) {
  private static final double DAYS_PER_MONTH = 365.25 / 12;

  public ToolCosts {
    for (double number :
        new double[] {licencesPerMonth, machinesPerMonth, hoursPerMonth, hourlyRate, once}) {
      if (!(number >= 0 && Double.isFinite(number))) {
        throw new IllegalArgumentException("costs are numbers of at least 0, not " + number);
      }
    }
  }

  public double perMonth() {
    return licencesPerMonth + machinesPerMonth + peoplePerMonth();
  }

  public double peoplePerMonth() {
    return hoursPerMonth * hourlyRate;
  }

  /** The months of a window in which it costs something; a month has a twelfth of a year's days. */
  public double months(Window window, ZoneId zone) {
    LocalDate first = LocalDate.ofInstant(window.from(), zone);
    LocalDate end = LocalDate.ofInstant(window.to(), zone);
    LocalDate begin = from != null && from.isAfter(first) ? from : first;
    return Math.max(0, ChronoUnit.DAYS.between(begin, end)) / DAYS_PER_MONTH;
  }
}
