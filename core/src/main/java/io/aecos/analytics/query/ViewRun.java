package io.aecos.analytics.query;

import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.CompiledMetric;
import io.aecos.analytics.metric.Target;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.query.Note.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers questions of one view that the same filters narrow, all against the same facts. */
final class ViewRun {
  private final Frame frame;
  private final Baselines table;
  private final Planner planner;
  private final Counterparts counterparts;
  private @Nullable Watermark watermark;

  ViewRun(Frame frame, Baselines table, Counterparts counterparts) {
    this.frame = frame;
    this.table = table;
    this.planner = new Planner(frame);
    this.counterparts = counterparts;
  }

  /** The answers by the questions' indexes. */
  Map<Integer, MetricAnswer> answer(Map<Integer, Question> questions) {
    Map<Question, Counts> cells = new IdentityHashMap<>();
    planner.group(List.copyOf(questions.values())).forEach((by, alike) -> run(by, alike, cells));
    List<Condition> asked =
        questions.values().stream().map(question -> question.metric().events()).toList();
    Undecided undecided = Undecided.of(frame, asked);
    Nameless nameless = Nameless.of(frame, asked);
    Apart apart = Apart.of(frame, asked);
    Map<Integer, MetricAnswer> answers = new HashMap<>();
    questions.forEach(
        (index, question) -> {
          Counts own = java.util.Objects.requireNonNull(cells.get(question));
          answers.put(index, new Finish(question, own, undecided, nameless, apart).answer());
        });
    return answers;
  }

  /** The oldest watermark of all plans that ran. */
  Watermark watermark() {
    return watermark == null ? frame.projection().watermark() : watermark;
  }

  private void run(List<Dimension> by, List<Question> questions, Map<Question, Counts> cells) {
    Plan plan = planner.plan(by, questions);
    List<Window> spans = plan.grain() == null ? List.of() : counterparts.apart();
    Counts result = Counts.of(frame.projection(), plan, planner.apart(plan, spans), frame.teams());
    watermark = watermark == null ? result.watermark() : watermark.older(result.watermark());
    questions.forEach(question -> cells.put(question, result));
  }

  /** Puts one answer together. */
  private final class Finish {
    private final Question question;
    private final CompiledMetric metric;
    private final Counts counts;
    private final AnswerWriter writer;
    private final Undecided undecided;
    private final Nameless nameless;
    private final Apart apart;
    private final Completeness completeness = frame.completeness();

    Finish(Question question, Counts counts, Undecided undecided, Nameless nameless, Apart apart) {
      this.nameless = nameless;
      this.apart = apart;
      this.question = question;
      this.metric = question.metric();
      this.counts = counts;
      this.writer = new AnswerWriter(question, counts, frame.times(), counterparts);
      this.undecided = undecided;
    }

    MetricAnswer answer() {
      List<Note> notes = new ArrayList<>();
      boolean outweighed =
          completeness.outweighed(metric.types(), counts.watermark().seq(), writer.events());
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
          metric.traits().saves() ? frame.baselines(table) : null);
    }

    private boolean addSourceless(List<Note> notes) {
      var note = completeness.sourceless(metric.operands());
      note.ifPresent(notes::add);
      return note.isPresent();
    }

    private void addIncompleteness(List<Note> notes) {
      List<Note> own = new ArrayList<>(completeness.needs(metric.needs(), counts.cells().total(0)));
      for (int i = 0; i < question.by().size(); i++) {
        completeness
            .ungrouped(question.query().by().get(i), writer.eventsWithout(i), writer.events())
            .ifPresent(own::add);
      }
      own.addAll(undecided.notes(metric.events()));
      nameless.note(metric.events()).ifPresent(own::add);
      notes.addAll(frame.lacking(metric.types(), own, counts.watermark().seq()));
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
      apart.note(metric.events()).ifPresent(notes::add);
      completeness.archived(counts.watermark().seq()).ifPresent(notes::add);
      if (metric.traits().saves()) {
        frame
            .baselines(table)
            .forEach(
                row ->
                    notes.add(
                        new Note(Code.BASELINE, Applicable.text(row, frame.extent().zone()))));
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
          : new MetricAnswer.TargetResult(target, value == null ? null : target.standing(value));
    }
  }
}
