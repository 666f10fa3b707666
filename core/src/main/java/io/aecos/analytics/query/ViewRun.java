package io.aecos.analytics.query;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.CompiledMetric;
import io.aecos.analytics.metric.Formula;
import io.aecos.analytics.metric.Target;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.query.Note.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers the questions of one view, all against the same facts. */
final class ViewRun {
  private final ProjectionMetricService service;
  private final ViewQuery query;
  private final Filters filters;
  private final Times times;
  private final Teams teams;
  private final Baselines table;
  private final Scope scope;
  private final Coverage coverage;
  private final Planner planner;
  private final Counterparts counterparts;
  private final Completeness completeness;
  private @Nullable Watermark watermark;

  ViewRun(
      ProjectionMetricService service,
      ViewQuery query,
      Filters filters,
      Times times,
      Teams teams,
      Baselines table) {
    this.teams = teams;
    this.table = table;
    this.service = service;
    this.query = query;
    this.filters = filters;
    this.times = times;
    this.planner = new Planner(query.viewer().scope(), filters.condition(), times);
    this.counterparts = Counterparts.of(times);
    this.scope = query.viewer().scope();
    this.coverage = service.parts().coverages().of(scope);
    // All of time reaches from the first to the last event that was seen; what could not be seen
    // may lie before and after.
    Window judged = query.period() instanceof Period.All ? Window.EVER : times.period();
    this.completeness = new Completeness(service.parts(), scope, filters, judged);
  }

  /** The answers by the questions' indexes. */
  Map<Integer, MetricAnswer> answer(Map<Integer, Question> questions) {
    Map<Question, Counts> cells = new HashMap<>();
    planner
        .group(List.copyOf(new LinkedHashSet<>(questions.values())))
        .forEach((by, alike) -> run(by, alike, cells));
    Map<Measure, Double> undecided = undecided(questions.values());
    Nameless nameless =
        Nameless.of(
            service.projection(),
            scope,
            coverage,
            filters,
            times,
            questions.values().stream().map(Question::metric).toList());
    Map<Integer, MetricAnswer> answers = new HashMap<>();
    questions.forEach(
        (index, question) -> {
          Counts own = java.util.Objects.requireNonNull(cells.get(question));
          answers.put(index, new Finish(question, own, undecided, nameless).answer());
        });
    return answers;
  }

  /** The oldest watermark of all plans that ran. */
  Watermark watermark() {
    return watermark == null ? service.projection().watermark() : watermark;
  }

  private void run(List<Dimension> by, List<Question> questions, Map<Question, Counts> cells) {
    Plan plan = planner.plan(by, questions);
    List<Window> spans = plan.grain() == null ? List.of() : counterparts.apart();
    Counts result = Counts.of(service.projection(), plan, planner.apart(plan, spans), teams);
    watermark = watermark == null ? result.watermark() : watermark.older(result.watermark());
    questions.forEach(question -> cells.put(question, result));
  }

  /** How many events each filter leaves out only because they do not carry its dimension. */
  private Map<Measure, Double> undecided(java.util.Collection<Question> questions) {
    Set<Measure> counts = new LinkedHashSet<>();
    for (Question question : questions) {
      for (Filters.Filter filter : filters.byName().values()) {
        if (filter.mayMiss()) {
          counts.add(without(question.metric(), filter));
        }
      }
    }
    if (counts.isEmpty()) {
      return Map.of();
    }
    List<Measure> measures = List.copyOf(counts);
    Plan plan =
        new Plan(
            query.viewer().scope(),
            filters.orAbsent(),
            List.of(times.period()),
            times.zone(),
            null,
            List.of(),
            false,
            measures);
    Formula.CellValues total = new Cells(plan, service.projection().run(plan)).total(0, 1);
    Map<Measure, Double> result = new HashMap<>();
    for (Measure measure : measures) {
      Double count = total.of(measure);
      result.put(measure, count == null ? 0 : count);
    }
    return result;
  }

  /** The rows that can apply, without those of projects that the viewer does not know of. */
  private List<Baseline> baselines() {
    return Applicable.seen(table, filters, times, scope, coverage);
  }

  private static Measure without(CompiledMetric metric, Filters.Filter filter) {
    return new Measure.Count(new Condition.All(List.of(metric.events(), filter.absent())));
  }

  /** Puts one answer together. */
  private final class Finish {
    private final Question question;
    private final CompiledMetric metric;
    private final Counts counts;
    private final AnswerWriter writer;
    private final Map<Measure, Double> undecided;
    private final Nameless nameless;

    Finish(Question question, Counts counts, Map<Measure, Double> undecided, Nameless nameless) {
      this.nameless = nameless;
      this.question = question;
      this.metric = question.metric();
      this.counts = counts;
      this.writer = new AnswerWriter(question, counts, times, counterparts);
      this.undecided = undecided;
    }

    MetricAnswer answer() {
      List<Note> notes = new ArrayList<>();
      boolean outweighed = completeness.outweighed(counts.watermark().seq(), writer.events());
      boolean uncounted = outweighed && writer.events() == 0;
      boolean unknown = uncounted || addSourceless(notes);
      Double value = unknown ? null : writer.value();
      Double previous = unknown || outweighed ? null : writer.previous();
      List<MetricAnswer.Point> series = unknown ? writer.blankSeries() : writer.series();
      List<MetricAnswer.Group> groups = writer.groups();
      List<MetricAnswer.GroupSeries> groupSeries = writer.groupSeries();
      addIncompleteness(notes);
      if (!unknown) {
        notes.addAll(completeness.unseen(metric.types()));
      }
      if (writer.overflown()) {
        notes.add(Note.tooLarge());
      } else if (!unknown) {
        addMissingValue(notes, value);
      }
      addRemarks(notes);
      Trend trend = Trend.of(value, previous, metric.metric().unit());
      return new MetricAnswer(
          metric.metric(),
          value,
          previous,
          trend.change(),
          trend.text(),
          target(outweighed ? null : value),
          series,
          groups,
          groupSeries,
          writer.events(),
          counts.watermark(),
          notes.stream().noneMatch(note -> note.code().incomplete()),
          notes,
          metric.definition(),
          counts.statement(),
          Completeness.joined(metric.types()),
          metric.traits().saves() ? baselines() : null);
    }

    private boolean addSourceless(List<Note> notes) {
      var note = completeness.sourceless(metric.operands());
      note.ifPresent(notes::add);
      return note.isPresent();
    }

    private void addIncompleteness(List<Note> notes) {
      notes.addAll(completeness.sources(metric.types()));
      notes.addAll(completeness.needs(metric.needs(), counts.cells().total(0, 1)));
      for (int i = 0; i < question.by().size(); i++) {
        completeness
            .ungrouped(question.query().by().get(i), writer.eventsWithout(i), writer.events())
            .ifPresent(notes::add);
      }
      filters
          .byName()
          .forEach(
              (name, filter) -> {
                Double without = undecided.get(without(metric, filter));
                completeness
                    .unfiltered(filter.carried().name(), without == null ? 0 : without.longValue())
                    .ifPresent(notes::add);
              });
      nameless.note(metric).ifPresent(notes::add);
      completeness.lagging(counts.watermark().seq()).ifPresent(notes::add);
      completeness.quarantined(metric.types()).ifPresent(notes::add);
    }

    private void addMissingValue(List<Note> notes, @Nullable Double value) {
      if (value != null) {
        return;
      }
      if (metric.traits().divides()) {
        notes.add(
            new Note(Code.NOTHING_TO_DIVIDE, "nothing to divide by in this period and selection"));
      } else if (writer.events() == 0) {
        notes.add(completeness.nothing(metric.types()));
      }
    }

    private void addRemarks(List<Note> notes) {
      completeness.archived().ifPresent(notes::add);
      if (metric.traits().saves()) {
        baselines().forEach(row -> notes.add(new Note(Code.BASELINE, Applicable.text(row))));
      }
      if (metric.traits().ranks()) {
        notes.add(new Note(Code.QUANTILE, "exact: computed over every event, not estimated"));
      }
      metric.metric().limits().forEach(limit -> notes.add(new Note(Code.LIMIT, limit)));
      long groups = question.by().isEmpty() ? 0 : writer.groupCount();
      if (groups > question.query().limit()) {
        notes.add(
            new Note(
                Code.LIMIT,
                "the "
                    + Completeness.number(question.query().limit())
                    + " of "
                    + Completeness.number(groups)
                    + " groups with the most events"));
      }
    }

    private MetricAnswer.@Nullable TargetResult target(@Nullable Double value) {
      Target target = metric.metric().target();
      return target == null
          ? null
          : new MetricAnswer.TargetResult(target, value == null ? null : target.metBy(value));
    }
  }
}
