package io.aecos.analytics.server.insight;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.insight.AttentionAnswer;
import io.aecos.analytics.insight.Insight;
import io.aecos.analytics.insight.Insight.Kind;
import io.aecos.analytics.insight.InsightService;
import io.aecos.analytics.insight.InsightsAnswer;
import io.aecos.analytics.insight.Matter;
import io.aecos.analytics.insight.Phrase;
import io.aecos.analytics.insight.PhrasePart;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.outlook.Estimate;
import io.aecos.analytics.outlook.OutlookAnswer;
import io.aecos.analytics.outlook.RegulatoryOutlook;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.registry.NotUseful;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.sheet.Sheet;
import io.aecos.analytics.sheet.Sheets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what is worth knowing on a sheet, or on all of them, in the viewer's scope, without
 * what the viewer found not useful; a kind that was found so again and again sinks.
 */
public final class InsightDesk {
  private static final Duration REMEMBERED = Duration.ofDays(180);
  private static final double SINKS = 0.85;
  private static final double LEAST = 0.3;
  private static final Set<String> OF_REGULATIONS = Set.of("overview", "compliance");
  private static final Set<String> OF_DATA = Set.of("overview", "health");
  private static final double OF_OUTLOOK = 0.8;

  private final InsightService insights;
  private final RegulatoryOutlook outlook;
  private final DataQuality quality;
  private final Sheets sheets;
  private final MetricCatalog catalog;
  private final Registry registry;
  private final Clock clock;

  /** What it is put together from. */
  public record Parts(
      InsightService insights,
      RegulatoryOutlook outlook,
      DataQuality quality,
      Sheets sheets,
      MetricCatalog catalog,
      Registry registry,
      Clock clock) {}

  public InsightDesk(Parts parts) {
    this.insights = parts.insights();
    this.outlook = parts.outlook();
    this.quality = parts.quality();
    this.sheets = parts.sheets();
    this.catalog = parts.catalog();
    this.registry = parts.registry();
    this.clock = parts.clock();
  }

  /** What is worth knowing, and how much of it the viewer does not want to hear. */
  public record Told(InsightsAnswer answer, int hidden) {}

  /** On the sheet {@code tab}; on all of the viewer's where it is null. */
  public Told told(ViewQuery view, @Nullable String tab) {
    InsightsAnswer own = insights.insights(view, metrics(view.viewer(), tab));
    return told(view, own, tab == null ? null : Set.of(tab));
  }

  /** Of a report of the view's period, about these sheets. */
  public Told within(ViewQuery view, List<Sheet> wanted) {
    Set<String> metrics = new LinkedHashSet<>();
    wanted.forEach(
        sheet -> sheet.metrics(catalog).stream().map(Metric::name).forEach(metrics::add));
    InsightsAnswer own = insights.insightsWithin(view, List.copyOf(metrics));
    return told(view, own, wanted.stream().map(Sheet::name).collect(Collectors.toSet()));
  }

  /** All that waits of a kind, longest first. */
  public AttentionAnswer waiting(ViewQuery view, Matter matter) {
    return insights.attention(view, matter, MetricQuery.ALL);
  }

  /** {@code tabs} null: of all. */
  private Told told(ViewQuery view, InsightsAnswer own, @Nullable Set<String> tabs) {
    Viewer viewer = view.viewer();
    List<Insight> all = new ArrayList<>(own.insights());
    if (tabs == null || !Collections.disjoint(tabs, OF_REGULATIONS)) {
      all.addAll(regulations(view));
    }
    if (tabs == null || !Collections.disjoint(tabs, OF_DATA)) {
      all.addAll(quality.of(viewer, view.zone()));
    }
    List<NotUseful> marks = registry.read(entries -> entries.insightMarks().of(viewer.name()));
    List<Insight> wanted = wanted(all, marks);
    return new Told(
        new InsightsAnswer(wanted, own.judged(), own.notJudged(), own.watermark()),
        all.size() - wanted.size());
  }

  private List<String> metrics(Viewer viewer, @Nullable String tab) {
    List<Sheet> seen = sheets.of(viewer.role(), true);
    if (tab != null && seen.stream().noneMatch(sheet -> sheet.name().equals(tab))) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_QUERY,
          "tab",
          "there is no sheet '" + tab + "'",
          seen.stream().map(Sheet::name).toList());
    }
    Set<String> metrics = new LinkedHashSet<>();
    for (Sheet sheet : seen) {
      boolean wanted = tab == null ? !sheet.audience().own() : sheet.name().equals(tab);
      if (wanted) {
        sheet.metrics(catalog).stream().map(Metric::name).forEach(metrics::add);
      }
    }
    return List.copyOf(metrics);
  }

  private List<Insight> wanted(List<Insight> all, List<NotUseful> marks) {
    Instant since = clock.instant().minus(REMEMBERED);
    Set<String> hidden = marks.stream().map(NotUseful::insight).collect(Collectors.toSet());
    Map<String, Long> byKind =
        marks.stream()
            .filter(mark -> mark.at().isAfter(since))
            .collect(Collectors.groupingBy(NotUseful::kind, Collectors.counting()));
    Function<Insight, Insight> sunk =
        one -> {
          long times = byKind.getOrDefault(one.kind().word(), 0L);
          return one.ranked(one.rank() * Math.max(LEAST, Math.pow(SINKS, times)));
        };
    return all.stream()
        .filter(one -> !isHidden(one, hidden))
        .map(sunk)
        .sorted(Comparator.comparingDouble(Insight::rank).reversed().thenComparing(Insight::id))
        .toList();
  }

  /** What is told as one is one thing, whichever of its figures speaks for it on a sheet. */
  private static boolean isHidden(Insight one, Set<String> hidden) {
    return hidden.contains(one.id())
        || one.also().stream().anyMatch(other -> hidden.contains(other.id()));
  }

  /**
   * From all of time: updates are rare, and every one counts. Of filters only that on projects
   * holds.
   */
  private List<Insight> regulations(ViewQuery view) {
    Set<String> projects = view.filters().get("project");
    OutlookAnswer answer =
        outlook.answer(
            new ViewQuery(
                view.viewer(),
                new Period.All(),
                Comparison.NONE,
                null,
                view.zone(),
                projects == null ? Map.of() : Map.of("project", projects),
                List.of()));
    Estimate templates = answer.templates();
    if (answer.refused() != null || templates == null) {
      return List.of();
    }
    long count = Math.round(templates.expected());
    double share = templates.expected() / Math.max(1, answer.libraryTemplates());
    return List.of(
        new Insight(
            "regulation:" + answer.history().size(),
            Kind.REGULATION,
            null,
            Phrase.of(count == 1 ? "regulation.one" : "regulation", new Phrase.Count(count)),
            Phrase.of(
                "regulation.comes",
                new Phrase.Count(count),
                new Phrase.Count(answer.libraryTemplates())),
            Phrase.of(
                "regulation.trust",
                new Phrase.Count((long) Math.floor(templates.low80())),
                new Phrase.Count((long) Math.ceil(templates.high80())),
                error(answer.backtest())),
            Phrase.of("regulation.period"),
            OF_OUTLOOK * Math.min(1, 0.3 + share),
            Insight.Where.HERE));
  }

  private static Phrase error(OutlookAnswer.@Nullable Backtest tried) {
    if (tried == null) {
      return Phrase.NONE;
    }
    PhrasePart origins = new Phrase.Count(tried.origins());
    return Double.isFinite(tried.error())
        ? Phrase.of(
            "regulation.error",
            origins,
            new Phrase.Percent(tried.error()),
            new Phrase.Percent(tried.naiveError()))
        : Phrase.of("regulation.error.none", origins);
  }

  void mark(Viewer viewer, NotUseful mark, boolean useful) {
    registry.write(
        entries -> {
          if (useful) {
            entries.insightMarks().forget(viewer.name(), mark.insight());
          } else {
            entries.insightMarks().put(viewer.name(), mark);
          }
          return mark;
        });
  }
}
