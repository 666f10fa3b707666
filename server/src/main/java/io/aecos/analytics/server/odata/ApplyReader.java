package io.aecos.analytics.server.odata;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.odata.Applied.Method;
import io.aecos.analytics.server.odata.Applied.Total;
import io.aecos.analytics.server.odata.FeedColumn.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceCount;
import org.apache.olingo.server.api.uri.UriResourcePrimitiveProperty;
import org.apache.olingo.server.api.uri.queryoption.ApplyItem;
import org.apache.olingo.server.api.uri.queryoption.ApplyOption;
import org.apache.olingo.server.api.uri.queryoption.apply.Aggregate;
import org.apache.olingo.server.api.uri.queryoption.apply.AggregateExpression;
import org.apache.olingo.server.api.uri.queryoption.apply.AggregateExpression.StandardMethod;
import org.apache.olingo.server.api.uri.queryoption.apply.Filter;
import org.apache.olingo.server.api.uri.queryoption.apply.GroupBy;
import org.apache.olingo.server.api.uri.queryoption.apply.GroupByItem;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.jspecify.annotations.Nullable;

/** Reads {@code $apply} as the library has parsed it, and refuses what nobody would carry out. */
final class ApplyReader {
  /** In the words of a refusal. */
  static final List<String> SUPPORTED =
      List.of(
          "filter(…)/groupby((PROPERTY, …), aggregate(…))/filter(…)",
          "aggregate(PROPERTY with sum|min|max|average|countdistinct as NAME)",
          "aggregate($count as NAME)");

  private static final Map<StandardMethod, Method> METHODS =
      Map.of(
          StandardMethod.SUM, Method.SUM,
          StandardMethod.MIN, Method.MIN,
          StandardMethod.MAX, Method.MAX,
          StandardMethod.AVERAGE, Method.AVERAGE,
          StandardMethod.COUNT_DISTINCT, Method.DISTINCT);

  private final Feed feed;
  private final List<Expression> before = new ArrayList<>();
  private final List<FeedColumn> by = new ArrayList<>();
  private final List<Total> totals = new ArrayList<>();
  private final List<Expression> after = new ArrayList<>();
  private boolean aggregated;

  private ApplyReader(Feed feed) {
    this.feed = feed;
  }

  static Applied of(Feed feed, ApplyOption option) {
    ApplyReader reader = new ApplyReader(feed);
    for (ApplyItem item : option.getApplyItems()) {
      reader.take(item);
    }
    if (!reader.aggregated) {
      throw unsupported("without groupby or aggregate");
    }
    return new Applied(reader.before, reader.by, reader.totals, reader.after);
  }

  private void take(ApplyItem item) {
    if (item instanceof Filter filter) {
      (aggregated ? after : before).add(filter.getFilterOption().getExpression());
    } else if (aggregated) {
      throw unsupported("with more than one groupby or aggregate");
    } else if (item instanceof Aggregate aggregate) {
      aggregated = true;
      aggregate.getExpressions().forEach(this::total);
    } else if (item instanceof GroupBy groups) {
      aggregated = true;
      groups.getGroupByItems().forEach(this::group);
      nested(groups.getApplyOption());
    } else {
      throw unsupported(item.getKind().name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  private void nested(@Nullable ApplyOption inside) {
    for (ApplyItem item : inside == null ? List.<ApplyItem>of() : inside.getApplyItems()) {
      if (!(item instanceof Aggregate aggregate)) {
        throw unsupported("with anything but aggregate inside of groupby");
      }
      aggregate.getExpressions().forEach(this::total);
    }
  }

  private void group(GroupByItem item) {
    if (item.isRollupAll() || !item.getRollup().isEmpty()) {
      throw unsupported("rollup");
    }
    FeedColumn column = column(item.getPath());
    if (!by.contains(column)) {
      by.add(column);
    }
  }

  private void total(AggregateExpression asked) {
    if (asked.getCustomMethod() != null
        || asked.getInlineAggregateExpression() != null
        || asked.getFrom() != null && !asked.getFrom().isEmpty()) {
      throw unsupported("with methods of one's own, 'from' or navigation");
    }
    Expression expression = asked.getExpression();
    if (expression == null) {
      boolean counts =
          asked.getPath().size() == 1 && asked.getPath().get(0) instanceof UriResourceCount;
      if (!counts) {
        throw unsupported("with methods of one's own");
      }
      totals.add(new Total(FeedColumn.of(asked.getAlias(), Kind.WHOLE), Method.ROWS, null));
      return;
    }
    String name = Expressions.column(expression);
    if (name == null) {
      throw unsupported("of anything but a property");
    }
    Method method = METHODS.get(asked.getStandardMethod());
    if (method == null) {
      throw unsupported(asked.getStandardMethod().name());
    }
    totals.add(total(asked.getAlias(), method, column(name)));
  }

  private static Total total(String alias, Method method, FeedColumn of) {
    Set<Kind> fit =
        switch (method) {
          case SUM, AVERAGE -> Set.of(Kind.NUMBER, Kind.WHOLE);
          case MIN, MAX -> Set.of(Kind.NUMBER, Kind.WHOLE, Kind.TIME, Kind.DATE);
          case ROWS, DISTINCT -> Set.of(Kind.values());
        };
    if (!fit.contains(of.kind())) {
      throw unsupported(
          "with "
              + method.name().toLowerCase(java.util.Locale.ROOT)
              + " of '"
              + of.name()
              + "', which is no number");
    }
    Kind kind =
        switch (method) {
          case ROWS, DISTINCT -> Kind.WHOLE;
          case AVERAGE -> Kind.NUMBER;
          case SUM, MIN, MAX -> of.kind();
        };
    return new Total(FeedColumn.of(alias, kind), method, of);
  }

  private FeedColumn column(List<UriResource> path) {
    if (path.size() == 1 && path.get(0) instanceof UriResourcePrimitiveProperty property) {
      return column(property.getProperty().getName());
    }
    throw unsupported("by anything but properties");
  }

  private FeedColumn column(String name) {
    return feed.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unsupported("of '" + name + "'"));
  }

  static AnalyticsException unsupported(String what) {
    return AnalyticsException.invalid(
        ErrorCode.INVALID_QUERY,
        "$apply",
        "'$apply' " + what + " is not supported here; " + String.join(", ", SUPPORTED) + " are",
        SUPPORTED);
  }
}
