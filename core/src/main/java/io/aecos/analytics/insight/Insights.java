package io.aecos.analytics.insight;

import io.aecos.analytics.insight.InsightsAnswer.NotJudged;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ViewAnswer;
import io.aecos.analytics.query.ViewAnswer.Answered;
import io.aecos.analytics.query.ViewQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is worth knowing of the metrics of a sheet: two questions for all of them together (their
 * weeks, and their change), and a few more for what is found.
 */
final class Insights {
  private static final int RECENT = 13;
  private static final int MOST_CHANGES = 4;

  private final MetricService metrics;
  private final MetricCatalog catalog;
  private final Anomalies anomalies;
  private final Ahead ahead = new Ahead();
  private final BiFunction<ViewQuery, String, ChangesAnswer> changes;

  Insights(
      MetricService metrics,
      MetricCatalog catalog,
      Anomalies anomalies,
      BiFunction<ViewQuery, String, ChangesAnswer> changes) {
    this.metrics = metrics;
    this.catalog = catalog;
    this.anomalies = anomalies;
    this.changes = changes;
  }

  /** As of now. */
  InsightsAnswer answer(ViewQuery view, List<String> names) {
    return answer(view, names, null);
  }

  /** As it was told in the view's period, and would have been at its end. */
  InsightsAnswer within(ViewQuery view, List<String> names) {
    return answer(view, names, metrics.answer(view.with(List.of())).period());
  }

  private InsightsAnswer answer(ViewQuery view, List<String> names, @Nullable Window told) {
    List<Metric> watched = names.stream().map(catalog::get).filter(Courses::canBeWatched).toList();
    Weight weight = new Weight(names);
    List<Insight> insights = new ArrayList<>();
    List<NotJudged> notJudged = new ArrayList<>();
    Watermark watermark = null;
    for (AnomaliesAnswer one :
        anomalies.answer(course(view, told), watched.stream().map(Metric::name).toList())) {
      watermark = watermark == null ? one.watermark() : watermark.older(one.watermark());
      Unusual unusual = new Unusual(one, weight);
      insights.addAll(told == null ? unusual.within(RECENT) : unusual.toldIn(told));
      ahead.of(one, weight).ifPresent(insights::add);
      if (one.watched().refused() != null) {
        notJudged.add(
            new NotJudged(
                one.metric().name(), one.metric().title(), one.watched().refused().text()));
      }
    }
    insights.addAll(moved(view, watched, weight));
    insights.sort(Comparator.comparingDouble(Insight::rank).reversed().thenComparing(Insight::id));
    return new InsightsAnswer(
        insights,
        watched.size() - notJudged.size(),
        notJudged,
        Objects.requireNonNullElse(watermark, Watermark.NOTHING));
  }

  /** Weeks, as far back as helps, whatever the view's period is; or up to the end of one. */
  private static ViewQuery course(ViewQuery view, @Nullable Window told) {
    return new ViewQuery(
        view.viewer(),
        told == null ? new Period.All() : Anomalies.until(told.to(), view.zone()),
        Comparison.NONE,
        Grain.WEEK,
        view.zone(),
        view.filters(),
        List.of());
  }

  private List<Insight> moved(ViewQuery view, List<Metric> watched, Weight weight) {
    List<MetricQuery> queries =
        watched.stream().map(one -> MetricQuery.of(one.name()).withSeries(false)).toList();
    ViewAnswer whole = metrics.answer(view.with(queries));
    if (whole.comparison() == null) {
      return List.of();
    }
    List<MetricAnswer> chosen = new ArrayList<>();
    whole.results().stream()
        .filter(Answered.class::isInstance)
        .map(result -> ((Answered) result).answer())
        .filter(answer -> Moved.size(answer) > 0)
        .sorted(
            Comparator.comparingDouble(
                    (MetricAnswer answer) -> weight.of(answer.metric(), Moved.size(answer), false))
                .reversed())
        .forEach(
            answer -> {
              if (chosen.size() < MOST_CHANGES
                  && chosen.stream().noneMatch(one -> Moved.isLike(one, answer))) {
                chosen.add(answer);
              }
            });
    return chosen.stream()
        .map(
            answer ->
                Moved.insight(
                    answer, changes.apply(view, answer.metric().name()), weight, view.zone()))
        .toList();
  }
}
