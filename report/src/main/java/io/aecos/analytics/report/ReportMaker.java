package io.aecos.analytics.report;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.insight.AttentionAnswer;
import io.aecos.analytics.insight.Matter;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.ViewAnswer;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.sheet.Sheet;
import io.aecos.analytics.sheet.Sheets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Fills reports. Everything is asked in one view, so all figures of a report have one watermark and
 * the scope of its asker; no table is cut off.
 */
public final class ReportMaker {
  private final Contents contents;
  private final MetricService metrics;
  private final Besides besides;

  public ReportMaker(MetricCatalog catalog, Sheets sheets, MetricService metrics, Besides besides) {
    this.contents = new Contents(catalog, sheets);
    this.metrics = metrics;
    this.besides = besides;
  }

  /**
   * What reports say besides figures: {@code findings} tells what is worth knowing of what a
   * question asks, {@code attention} all that waits of a kind, {@code quality} what the numbers of
   * a viewer stand on.
   */
  public record Besides(
      Function<ReportQuestion, Findings> findings,
      BiFunction<ViewQuery, Matter, AttentionAnswer> attention,
      Function<Viewer, Quality> quality) {}

  /** Whose report it becomes and who is told to have made it. */
  public record Imprint(Firm firm, String scope, String version, Instant madeAt) {}

  /**
   * The report that {@code question} asks for, of what the ledger held up to row {@code received};
   * what came after it is not missed.
   */
  public Report make(ReportQuestion question, Imprint imprint, long received) {
    ViewQuery view = question.view();
    Set<String> names = names(question);
    Map<Sheet, List<String>> broken = broken(question.sheets());
    List<MetricQuery> queries = new ArrayList<>();
    names.forEach(name -> queries.add(MetricQuery.of(name)));
    broken.values().stream()
        .flatMap(List::stream)
        .distinct()
        .forEach(name -> queries.add(byProject(name)));
    ViewAnswer answer = metrics.answer(view.with(queries));
    Answers answers = new Answers(answer, names.size(), received);
    return new Report(
        cover(question, imprint, answer),
        answers.figures(contents.highlights(question.sheets())),
        question.sheets().stream()
            .map(sheet -> section(sheet, answers, broken, waiting(sheet, question)))
            .toList(),
        besides.findings().apply(question),
        besides.quality().apply(view.viewer()).with(answers.baselines()),
        null);
  }

  /** The report that says nothing but {@code brief}, of what {@code known} had been counted. */
  public Report make(ReportQuestion question, Imprint imprint, Brief brief, ViewAnswer known) {
    return new Report(
        cover(question, imprint, known),
        List.of(),
        List.of(),
        Findings.NONE,
        besides.quality().apply(question.view().viewer()),
        brief);
  }

  private Set<String> names(ReportQuestion question) {
    Set<String> names = new LinkedHashSet<>();
    contents.highlights(question.sheets()).forEach(metric -> names.add(metric.name()));
    question.sheets().forEach(sheet -> contents.of(sheet).forEach(one -> names.add(one.name())));
    return names;
  }

  private static MetricQuery byProject(String metric) {
    return MetricQuery.of(metric).withSeries(false).by("project").withLimit(MetricQuery.ALL);
  }

  /** What each sheet breaks down by project: as many metrics as fit beside one another. */
  private Map<Sheet, List<String>> broken(List<Sheet> sheets) {
    Map<Sheet, List<String>> broken = new LinkedHashMap<>();
    sheets.forEach(
        sheet ->
            broken.put(
                sheet,
                contents.of(sheet).stream().limit(Tables.ACROSS).map(Metric::name).toList()));
    return broken;
  }

  /** What waits, where a page lists it; other reports tell a period, and not what to do next. */
  private List<Table> waiting(Sheet sheet, ReportQuestion question) {
    if (question.kind() != ReportKind.PAGE) {
      return List.of();
    }
    return sheet
        .content()
        .all()
        .flatMap(panel -> panel.of().stream())
        .distinct()
        .map(matter -> besides.attention().apply(question.view(), matter))
        .map(answer -> Tables.waiting(sheet, answer))
        .toList();
  }

  private Section section(
      Sheet sheet, Answers answers, Map<Sheet, List<String>> broken, List<Table> waiting) {
    List<Metric> own = contents.of(sheet);
    List<Figure> figures = answers.figures(own);
    List<Figure> drawn = figures.stream().filter(Figure::hasCourse).limit(Tables.DRAWN).toList();
    List<MetricAnswer> split = answers.byProject(broken.getOrDefault(sheet, List.of()));
    List<Table> tables = new ArrayList<>(Tables.of(sheet, figures, split));
    tables.addAll(waiting);
    return new Section(sheet, figures, drawn, tables, waiting, answers.failures(own));
  }

  private static Cover cover(ReportQuestion question, Imprint imprint, ViewAnswer answer) {
    ViewQuery view = question.view();
    return new Cover(
        question.kind(),
        imprint.firm(),
        answer.period(),
        answer.comparison(),
        answer.zone(),
        view.filters(),
        view.viewer().name(),
        imprint.scope(),
        imprint.madeAt(),
        imprint.version(),
        answer.watermark(),
        question.address());
  }

  /** The results of one view: the totals first, then what is broken down. */
  private record Answers(ViewAnswer answer, int totals, long received) {

    List<Figure> figures(List<Metric> wanted) {
      Map<String, MetricAnswer> found = answered(0, totals);
      List<Figure> figures = new ArrayList<>();
      for (Metric metric : wanted) {
        MetricAnswer one = found.get(metric.name());
        if (one != null) {
          figures.add(Figure.of(one, received));
        }
      }
      return figures;
    }

    List<MetricAnswer> byProject(List<String> names) {
      Map<String, MetricAnswer> found = answered(totals, answer.results().size());
      List<MetricAnswer> split = new ArrayList<>();
      for (String name : names) {
        MetricAnswer one = found.get(name);
        if (one != null) {
          split.add(one);
        }
      }
      return split;
    }

    List<String> failures(List<Metric> wanted) {
      Set<String> names = new LinkedHashSet<>();
      wanted.forEach(metric -> names.add(metric.name()));
      return answer.results().stream()
          .filter(result -> names.contains(result.metric()))
          .filter(ViewAnswer.Failed.class::isInstance)
          .map(ViewAnswer.Failed.class::cast)
          .map(failed -> failed.metric() + ": " + failed.problem().getMessage())
          .distinct()
          .toList();
    }

    List<Baseline> baselines() {
      Set<Baseline> used = new LinkedHashSet<>();
      answered(0, totals)
          .values()
          .forEach(
              one -> {
                List<Baseline> rows = one.baseline();
                used.addAll(rows == null ? List.of() : rows);
              });
      return List.copyOf(used);
    }

    private Map<String, MetricAnswer> answered(int from, int to) {
      Map<String, MetricAnswer> found = new LinkedHashMap<>();
      answer.results().subList(from, to).stream()
          .filter(ViewAnswer.Answered.class::isInstance)
          .map(ViewAnswer.Answered.class::cast)
          .forEach(one -> found.put(one.metric(), one.answer()));
      return found;
    }
  }
}
