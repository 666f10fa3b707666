package io.aecos.analytics.server.metrics;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.Grains;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.SetApart;
import io.aecos.analytics.query.ViewQuery;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Reads the parameters that all questions share. What is not known is refused with the names that
 * are, because a misspelt filter that is ignored gives a wrong number.
 */
public final class ViewParameters {
  private static final Set<String> COMMON =
      Set.of("period", "from", "to", "compare", "against", "grain", "tz");

  private static final List<String> OTHER_PERIODS = List.of("last-month", "2026-02-01..2026-02-28");

  private final Dimensions dimensions;
  private final ZoneId zone;

  public ViewParameters(Dimensions dimensions, ZoneId zone) {
    this.dimensions = dimensions;
    this.zone = zone;
  }

  /** The view that a query string asks for; {@code further} names what else it may hold. */
  public ViewQuery read(
      Viewer viewer, MultiValueMap<String, String> parameters, Set<String> further) {
    Map<String, Set<String>> filters = new TreeMap<>();
    parameters.forEach(
        (name, values) -> {
          if (!COMMON.contains(name) && !further.contains(name)) {
            checkFilter(name, further);
            filters.put(name, new LinkedHashSet<>(values));
          }
        });
    Common common =
        new Common(
            single(parameters, "period"),
            single(parameters, "from"),
            single(parameters, "to"),
            single(parameters, "compare"),
            single(parameters, "against"),
            single(parameters, "grain"),
            single(parameters, "tz"));
    return view(viewer, common, filters);
  }

  /** The view that a request body asks for. */
  public ViewQuery view(Viewer viewer, Common common, Map<String, Set<String>> filters) {
    filters.keySet().forEach(name -> checkFilter(name, Set.of()));
    ZoneId tz = zone(common.tz());
    Period period = Period.parse(common.period(), common.from(), common.to(), tz);
    Comparison comparison = Comparison.parse(common.compare());
    return new ViewQuery(
            viewer, period, comparison, Grains.parse(common.grain()), tz, filters, List.of())
        .against(against(common.against(), comparison, tz));
  }

  /** Another period to compare with: its name, or its first and its last date. */
  private static @Nullable Period against(
      @Nullable String text, Comparison comparison, ZoneId zone) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (comparison != Comparison.NONE) {
      throw invalid("against", "give either 'compare' or 'against', not both", OTHER_PERIODS);
    }
    int dots = text.indexOf("..");
    if (dots == 0) {
      throw invalid("against", "does not say where it begins", OTHER_PERIODS);
    }
    try {
      return dots < 0
          ? Period.parse(text, null, null, zone)
          : Period.parse(null, text.substring(0, dots), text.substring(dots + 2), zone);
    } catch (AnalyticsException e) {
      List<String> allowed = e.allowed().isEmpty() ? OTHER_PERIODS : e.allowed();
      throw invalid("against", String.valueOf(e.getMessage()), allowed);
    }
  }

  /** Period, comparison, grain and time zone as texts; null where not given. */
  public record Common(
      @Nullable String period,
      @Nullable String from,
      @Nullable String to,
      @Nullable String compare,
      @Nullable String against,
      @Nullable String grain,
      @Nullable String tz) {}

  /** The one value of a parameter; giving it twice is an error. */
  public static @Nullable String single(MultiValueMap<String, String> parameters, String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw invalid(name, "is given " + values.size() + " times", List.of());
    }
    return values.isEmpty() ? null : values.get(0);
  }

  /** A whole number from 1 to {@code most}. */
  public static int number(
      MultiValueMap<String, String> parameters, String name, int otherwise, int most) {
    String text = single(parameters, name);
    if (text == null) {
      return otherwise;
    }
    if (text.matches("[1-9][0-9]{0,8}") && Integer.parseInt(text) <= most) {
      return Integer.parseInt(text);
    }
    throw invalid(name, "must be a whole number, not '" + text + "'", List.of("1 … " + most));
  }

  /** {@code true} or {@code false}. */
  public static boolean flag(
      MultiValueMap<String, String> parameters, String name, boolean otherwise) {
    String text = single(parameters, name);
    if (text == null) {
      return otherwise;
    }
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw invalid(name, "cannot be '" + text + "'", List.of("true", "false"));
  }

  /** The groups of {@code by}: known dimensions, each once. */
  public List<String> by(@Nullable List<String> names) {
    List<String> by = names == null ? List.of() : names;
    by.forEach(name -> dimensions.get(name, "by"));
    return List.copyOf(new LinkedHashSet<>(by));
  }

  /** What one metric is asked for by a query string. */
  public MetricQuery metricQuery(String metric, MultiValueMap<String, String> parameters) {
    return new MetricQuery(
        metric,
        by(parameters.get("by")),
        flag(parameters, "series", true),
        flag(parameters, "groupSeries", false),
        number(parameters, "limit", MetricQuery.DEFAULT_LIMIT, MetricQuery.MAX_LIMIT));
  }

  /** Refuses every parameter that is not one of {@code known}. */
  public static void only(MultiValueMap<String, String> parameters, Set<String> known) {
    for (String name : parameters.keySet()) {
      if (!known.contains(name)) {
        throw invalid(
            name,
            "'" + name + "' is no parameter of this address",
            known.stream().sorted().toList());
      }
    }
  }

  private void checkFilter(String name, Set<String> further) {
    if (dimensions.find(name).isEmpty() && !name.equals(SetApart.NAME)) {
      List<String> allowed = new ArrayList<>(COMMON.stream().sorted().toList());
      further.stream().sorted().forEach(allowed::add);
      allowed.addAll(dimensions.all().keySet());
      allowed.add(SetApart.NAME);
      throw invalid(
          name, "'" + name + "' is neither a parameter of this address nor a dimension", allowed);
    }
  }

  private ZoneId zone(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return zone;
    }
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw invalid(
          "tz",
          "'" + name + "' is not the name of a time zone",
          List.of("UTC", "Europe/Berlin", "America/New_York"));
    }
  }

  private static AnalyticsException invalid(String field, String message, List<String> allowed) {
    return AnalyticsException.invalid(ErrorCode.INVALID_QUERY, field, message, allowed);
  }
}
