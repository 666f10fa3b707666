package io.aecos.analytics.server.alerts;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.anomaly.Anomaly;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.insight.InsightService;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.metric.Target.Operator;
import io.aecos.analytics.query.CalendarUnit;
import io.aecos.analytics.server.metrics.ViewParameters;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands what an alert is asked to warn of. */
final class Rules {
  private static final List<String> KINDS =
      List.of(
          "threshold",
          "pace",
          "forecast",
          "anomaly",
          "audit_chain",
          "source_silent",
          "quarantine",
          "disk");
  private static final Set<String> OF_THE_SERVER = Set.of("quarantine", "disk");
  private static final Set<String> ADD_UP = Set.of("count", "sum");
  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,3})([mhd])");
  private static final int STEPS = 13;
  private static final double FREE_GIGABYTES = 5;

  private final MetricCatalog catalog;
  private final ViewParameters parameters;

  Rules(MetricCatalog catalog, ViewParameters parameters) {
    this.catalog = catalog;
    this.parameters = parameters;
  }

  /** The rule; one that cannot be judged, or not for {@code owner}, is refused. */
  Rule rule(Viewer owner, AlertRequest asked) {
    String kind = asked.kind();
    if (kind == null || !KINDS.contains(kind)) {
      throw wrong("kind", kind == null ? "is missing" : "cannot be '" + kind + "'", KINDS);
    }
    if (OF_THE_SERVER.contains(kind) && owner.role() != Viewer.Role.ADMIN) {
      throw new AnalyticsException(
          ErrorCode.FORBIDDEN, "An alert of kind '" + kind + "' is for administrators.");
    }
    Map<String, Set<String>> filters = filters(owner, asked);
    return switch (kind) {
      case "threshold" ->
          new Rule.Threshold(
              metric(asked), filters, per(asked, "day"), op(asked.op()), value(asked));
      case "pace" ->
          new Rule.Pace(additive(asked), filters, per(asked, "month"), reach(asked), value(asked));
      case "forecast" ->
          new Rule.Crossing(
              metric(asked),
              filters,
              per(asked, "week"),
              horizon(asked),
              certainty(asked),
              op(asked.op()),
              value(asked));
      case "anomaly" ->
          new Rule.Unusual(watched(asked), filters, step(asked), direction(asked.direction()));
      case "audit_chain" -> new Rule.BrokenChain();
      case "source_silent" ->
          new Rule.Silence(filters, span("after", asked.after(), Duration.ofDays(2)));
      case "quarantine" ->
          new Rule.Quarantine(asked.value() == null ? 1 : Math.max(1, (long) value(asked)));
      default -> new Rule.Disk(asked.value() == null ? FREE_GIGABYTES : value(asked));
    };
  }

  Rule.Timing timing(AlertRequest asked) {
    return new Rule.Timing(
        span("for", asked.lasting(), Duration.ZERO),
        asked.renotify() == null ? null : span("renotify", asked.renotify(), Duration.ZERO),
        !Boolean.FALSE.equals(asked.recovery()));
  }

  /** A span of minutes, hours or days. */
  static Duration span(String field, @Nullable String text, Duration otherwise) {
    if (text == null) {
      return otherwise;
    }
    Matcher matcher = SPAN.matcher(text);
    if (!matcher.matches()) {
      throw wrong(field, "is like 30m, 2h or 3d, not '" + text + "'", List.of());
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private Map<String, Set<String>> filters(Viewer owner, AlertRequest asked) {
    Map<String, Set<String>> filters = asked.filters() == null ? Map.of() : asked.filters();
    return parameters
        .view(
            owner,
            new ViewParameters.Common(null, null, null, null, null, null, asked.tz()),
            filters)
        .filters();
  }

  private String metric(AlertRequest asked) {
    if (asked.metric() == null) {
      throw wrong("metric", "is missing", List.of());
    }
    return catalog.get(asked.metric()).name();
  }

  private String additive(AlertRequest asked) {
    String metric = metric(asked);
    if (!ADD_UP.contains(catalog.get(metric).kind())) {
      throw wrong("metric", "must add up over time, as counts and sums do", List.of());
    }
    return metric;
  }

  private String watched(AlertRequest asked) {
    String metric = metric(asked);
    if (catalog.get(metric).kind().equals("cumulative")) {
      throw wrong("metric", "must not be a running total, which only ever grows", List.of());
    }
    return metric;
  }

  private static CalendarUnit step(AlertRequest asked) {
    CalendarUnit per = per(asked, "week");
    if (per == CalendarUnit.QUARTER) {
      throw wrong("per", "cannot be 'quarter'", List.of("day", "week", "month"));
    }
    return per;
  }

  private static Anomaly.@Nullable Direction direction(@Nullable String name) {
    if (name == null || name.equals("both")) {
      return null;
    }
    return switch (name) {
      case "up" -> Anomaly.Direction.UP;
      case "down" -> Anomaly.Direction.DOWN;
      default ->
          throw wrong("direction", "cannot be '" + name + "'", List.of("up", "down", "both"));
    };
  }

  private static CalendarUnit per(AlertRequest asked, String otherwise) {
    String name = asked.per() == null ? otherwise : asked.per();
    return switch (name) {
      case "day" -> CalendarUnit.DAY;
      case "week" -> CalendarUnit.WEEK;
      case "month" -> CalendarUnit.MONTH;
      case "quarter" -> CalendarUnit.QUARTER;
      default ->
          throw wrong(
              "per", "cannot be '" + name + "'", List.of("day", "week", "month", "quarter"));
    };
  }

  private static Operator op(@Nullable String symbol) {
    for (Operator one : Operator.values()) {
      if (one.symbol().equals(symbol)) {
        return one;
      }
    }
    throw wrong(
        "op", "says how the figure compares with value", List.of(">=", "<=", ">", "<", "="));
  }

  private static boolean reach(AlertRequest asked) {
    Operator op = asked.op() == null ? Operator.AT_LEAST : op(asked.op());
    if (op != Operator.AT_LEAST && op != Operator.AT_MOST) {
      throw wrong(
          "op",
          "is >= for what is to be reached, <= for what is not to be passed",
          List.of(">=", "<="));
    }
    return op == Operator.AT_LEAST;
  }

  private static double value(AlertRequest asked) {
    Double value = asked.value();
    if (value == null || !Double.isFinite(value)) {
      throw wrong("value", "must be a number", List.of());
    }
    return value;
  }

  private static int horizon(AlertRequest asked) {
    int steps = asked.horizon() == null ? STEPS : asked.horizon();
    if (steps < 1 || steps > InsightService.MAX_STEPS) {
      throw wrong("horizon", "must be 1 … " + InsightService.MAX_STEPS, List.of());
    }
    return steps;
  }

  private static Rule.Crossing.Certainty certainty(AlertRequest asked) {
    String name = asked.certainty() == null ? "expected" : asked.certainty();
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "expected" -> Rule.Crossing.Certainty.EXPECTED;
      case "80" -> Rule.Crossing.Certainty.EIGHTY;
      case "95" -> Rule.Crossing.Certainty.NINETY_FIVE;
      default ->
          throw wrong("certainty", "cannot be '" + name + "'", List.of("expected", "80", "95"));
    };
  }

  static AnalyticsException wrong(String field, String what, List<String> allowed) {
    return AnalyticsException.invalid(ErrorCode.INVALID_BODY, field, what, allowed);
  }
}
