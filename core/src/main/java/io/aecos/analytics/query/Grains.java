package io.aecos.analytics.query;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.projection.Buckets;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses and checks the step of a series. */
public final class Grains {
  /** No series has more steps; nobody could read it. */
  static final int MOST_BUCKETS = 10_000;

  private static final List<String> NAMES =
      List.of("auto", "hour", "day", "week", "month", "quarter", "year");

  private Grains() {}

  /** Reads a grain's name; {@code auto}, null and blank give null. */
  public static @Nullable Grain parse(@Nullable String text) {
    if (text == null || text.isBlank() || text.equals("auto")) {
      return null;
    }
    if (!NAMES.contains(text)) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_QUERY, "grain", "unknown grain '" + text + "'", NAMES);
    }
    return Grain.valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** The asked grain, or the one that suits the window's length. */
  static Grain choose(@Nullable Grain asked, Window window) {
    if (asked == null) {
      return automatic(window);
    }
    if (Buckets.estimate(window, asked) > MOST_BUCKETS) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_QUERY,
          "grain",
          "a series has at most " + MOST_BUCKETS + " steps; choose a coarser grain",
          Stream.of(Grain.values())
              .filter(grain -> Buckets.estimate(window, grain) <= MOST_BUCKETS)
              .map(grain -> grain.name().toLowerCase(Locale.ROOT))
              .toList());
    }
    return asked;
  }

  /** As {@link #choose(Grain, Window)}, but neither the window nor the other has too many steps. */
  static Grain choose(@Nullable Grain asked, Window window, Window other) {
    Grain grain = choose(asked, window);
    if (asked != null) {
      return choose(asked, other);
    }
    while (grain != Grain.YEAR && Buckets.estimate(other, grain) > MOST_BUCKETS) {
      grain = Grain.values()[grain.ordinal() + 1];
    }
    return grain;
  }

  private static Grain automatic(Window window) {
    Duration length = Duration.between(window.from(), window.to());
    if (length.compareTo(Duration.ofHours(50)) <= 0) {
      return Grain.HOUR;
    }
    if (length.compareTo(Duration.ofDays(93)) <= 0) {
      return Grain.DAY;
    }
    if (length.compareTo(Duration.ofDays(367)) <= 0) {
      return Grain.WEEK;
    }
    return length.compareTo(Duration.ofDays(MOST_BUCKETS)) <= 0 ? Grain.MONTH : Grain.YEAR;
  }
}
