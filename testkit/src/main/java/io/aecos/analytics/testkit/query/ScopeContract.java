package io.aecos.analytics.testkit.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Scope;
import io.aecos.analytics.access.SeenTeam;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.insight.AnnotationsAnswer;
import io.aecos.analytics.insight.InsightService;
import io.aecos.analytics.insight.ProjectionInsights;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.EventSink;
import io.aecos.analytics.projection.PairPlan;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.Note;
import io.aecos.analytics.query.ProjectionMetricService;
import io.aecos.analytics.query.SourceFacts;
import io.aecos.analytics.query.ViewAnswer;
import io.aecos.analytics.query.ViewQuery;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever a viewer asks of a database with everything in it, the answer must be that of a database
 * which holds nothing but what the viewer may see. Asked of every kind of question that there is,
 * for random viewers and views over random events that arrive and are amended in stages. The seed
 * is in every failure's message; {@code -Doracle.seed=N} repeats it, {@code -Doracle.viewers=N}
 * asks for more.
 */
public abstract class ScopeContract {
  private static final int EVENTS = 600;
  private static final int STAGES = 2;
  private static final int PAGE = 97;
  private static final int MANY = 150;
  private static final int TEAMS = 3;
  private static final EventCatalog CATALOG = EventCatalog.shipped();
  private static final MetricCatalog METRICS = MetricCatalog.shipped(CATALOG);

  /** An empty projection of the engine under test. */
  protected abstract Projection open() throws Exception;

  /** By so many viewers all kinds of questions are asked, where nothing else is wanted. */
  protected int viewers() {
    return 8;
  }

  @Test
  void answers_areThoseOfADatabaseOfWhatTheViewerMaySee() throws Exception {
    long seed = Long.getLong("oracle.seed", System.nanoTime());
    Random random = new Random(seed);
    List<LedgerRow> rows = new RandomEvents(random).rows(EVENTS);
    RandomViews views = new RandomViews(random, METRICS);
    List<Asking> asked = new ArrayList<>();
    try (Projection engine = open();
        Projection everything = new MemoryProjection()) {
      for (int stage = 0; stage < STAGES; stage++) {
        List<LedgerRow> fresh =
            rows.subList(stage * EVENTS / STAGES, (stage + 1) * EVENTS / STAGES);
        engine.apply(fresh);
        everything.apply(fresh);
        for (int i = 0; i < Integer.getInteger("oracle.viewers", viewers()) / STAGES; i++) {
          asked.add(
              new Asking(new RandomViewers(random).next(), views.next(), new RandomTeams(random)));
        }
        for (Asking one : asked) {
          String label = "seed " + seed + ", stage " + stage + ", " + one;
          compare(label, one, engine, only(one.viewer(), everything));
        }
      }
    }
  }

  /** Many more viewers than all kinds of questions can be asked by. */
  @Test
  void events_areThoseThatTheViewerMaySee() throws Exception {
    long seed = Long.getLong("oracle.seed", System.nanoTime());
    Random random = new Random(seed);
    List<LedgerRow> rows = new RandomEvents(random).rows(EVENTS);
    try (Projection engine = open();
        Projection everything = new MemoryProjection()) {
      engine.apply(rows);
      everything.apply(rows);
      List<LedgerRow> all = all(everything);
      for (int i = 0; i < MANY; i++) {
        RandomViewers.Seen viewer = new RandomViewers(random).next();
        same(
            "seed " + seed + ", " + viewer,
            engine.events(ever(viewer.scope())).rows(),
            all.stream().filter(row -> viewer.sees().test(row.event())).toList());
      }
    }
  }

  /** A team's answer is that of a database which holds only what its people did while in it. */
  @Test
  void byTeam_isWhatItsPeopleDidWhileInIt() throws Exception {
    long seed = Long.getLong("oracle.seed", System.nanoTime());
    Random random = new Random(seed);
    List<LedgerRow> rows = new RandomEvents(random).rows(EVENTS);
    try (Projection engine = open();
        Projection everything = new MemoryProjection()) {
      engine.apply(rows);
      everything.apply(rows);
      for (int i = 0; i < TEAMS; i++) {
        RandomViewers.Seen viewer = new RandomViewers(random).next();
        RandomTeams teams = new RandomTeams(random);
        Asking asking = new Asking(viewer, new RandomViews(random, METRICS).byTeam(), teams);
        teams("seed " + seed + ", " + asking, asking, engine, everything);
      }
    }
  }

  private static void teams(String label, Asking asking, Projection all, Projection everything) {
    ViewQuery view =
        as(new Viewer("viewer", Viewer.Role.INDIVIDUAL, asking.viewer().scope()), asking.view());
    MetricService metrics = new ProjectionMetricService(parts(all, asking.teams()));
    List<MetricAnswer> grouped = numbers(metrics.answer(view));
    for (SeenTeam team : asking.teams().seen()) {
      RandomViewers.Seen of =
          new RandomViewers.Seen(
              team.name(),
              asking.viewer().scope(),
              event -> asking.viewer().sees().test(event) && RandomTeams.holds(team, event));
      MetricService own = new ProjectionMetricService(parts(only(of, everything), asking.teams()));
      List<MetricAnswer> expected =
          numbers(own.answer(as(Viewer.localAdministrator(), asking.view())));
      List<MetricAnswer> filtered =
          numbers(metrics.answer(RandomViews.filtered(view, team.name())));
      for (int i = 0; i < grouped.size(); i++) {
        MetricAnswer apart = expected.get(i);
        MetricAnswer narrowed = filtered.get(i);
        String which = label + ", " + apart.metric().name() + " of " + team.name();
        assertThat(narrowed.events()).as(which).isEqualTo(apart.events());
        if (isTold(apart) && isTold(narrowed)) {
          same(which, Part.group(grouped.get(i), team.name()), Part.whole(apart));
          same(which, Part.whole(narrowed), Part.whole(apart));
          same(which, narrowed.series(), apart.series());
        }
      }
    }
  }

  /** What nobody could have told of, all together, has no value, though a team's events may. */
  private static boolean isTold(MetricAnswer answer) {
    return answer.notes().stream().noneMatch(note -> note.code() == Note.Code.NO_SOURCE);
  }

  private static List<MetricAnswer> numbers(ViewAnswer answer) {
    return answer.results().stream()
        .map(result -> ((ViewAnswer.Answered) result).answer())
        .toList();
  }

  /** What a number says of a team. */
  private record Part(@Nullable Double value, @Nullable Double previous, long events) {
    static Part whole(MetricAnswer answer) {
      return new Part(
          answer.events() == 0 ? null : answer.value(),
          answer.events() == 0 ? null : answer.previous(),
          answer.events());
    }

    /** There is none without events. */
    static Part group(MetricAnswer answer, String team) {
      return answer.groups().stream()
          .filter(group -> team.equals(group.key().get(0).value()))
          .map(group -> new Part(group.value(), group.previous(), group.events()))
          .findFirst()
          .orElse(new Part(null, null, 0));
    }
  }

  private record Asking(RandomViewers.Seen viewer, ViewQuery view, RandomTeams teams) {}

  /** What the viewer may see, as it stands after all amendments. */
  private static Projection only(RandomViewers.Seen viewer, Projection everything) {
    List<LedgerRow> visible = new ArrayList<>(all(everything));
    visible.removeIf(row -> !viewer.sees().test(row.event()));
    visible.sort(Comparator.comparingLong(LedgerRow::seq));
    MemoryProjection projection = new MemoryProjection();
    projection.apply(visible);
    return projection;
  }

  /** Newest first, with their amendments applied. */
  private static List<LedgerRow> all(Projection everything) {
    return everything.events(ever(Access.everything())).rows();
  }

  private static EventSelection ever(Scope scope) {
    return new EventSelection(
        scope, Plan.Window.EVER, Condition.ALWAYS, ZoneOffset.UTC, EVENTS, null);
  }

  private static void compare(String label, Asking asking, Projection all, Projection only) {
    ViewQuery scoped =
        as(new Viewer("viewer", Viewer.Role.INDIVIDUAL, asking.viewer().scope()), asking.view());
    ViewQuery free = as(Viewer.localAdministrator(), asking.view());
    MetricService metrics = new ProjectionMetricService(parts(all, asking.teams()));
    MetricService expected = new ProjectionMetricService(parts(only, asking.teams()));
    same(label, answers(metrics.answer(scoped)), answers(expected.answer(free)));
    for (Metric metric : METRICS.metrics().subList(0, 5)) {
      EventPage page = metrics.eventsBehind(metric.name(), scoped, PAGE, null);
      same(label, page, expected.eventsBehind(metric.name(), free, PAGE, null));
    }
    same(label, pages(metrics, scoped), pages(expected, free));
    same(label, each(metrics, scoped), each(expected, free));
    for (String dimension : RandomViews.DIMENSIONS) {
      same(label, metrics.values(dimension, scoped), expected.values(dimension, free));
    }
    insights(
        label,
        new Both(
            new ProjectionInsights(parts(all, asking.teams())),
            new ProjectionInsights(parts(only, asking.teams()))),
        scoped,
        free);
  }

  private record Both(InsightService all, InsightService only) {}

  private static void insights(String label, Both both, ViewQuery scoped, ViewQuery free) {
    alike(label, both.all.flow(scoped), both.only.flow(free));
    alike(label, both.all.together(scoped, 10), both.only.together(free, 10));
    for (PairPlan.Level level : PairPlan.Level.values()) {
      alike(
          label,
          both.all.pairs(scoped, "cost_accuracy", level, 20),
          both.only.pairs(free, "cost_accuracy", level, 20));
    }
    alike(
        label,
        both.all.distribution(scoped, "generation_latency_p50", 10),
        both.only.distribution(free, "generation_latency_p50", 10));
    InsightService.Range range = new InsightService.Range(0.5, null);
    same(
        label,
        both.all.eventsWithin(scoped, "generation_latency_p50", range, 20, null),
        both.only.eventsWithin(free, "generation_latency_p50", range, 20, null));
    same(
        label,
        both.all.annotations(scoped, Set.<AnnotationsAnswer.Kind>of()),
        both.only.annotations(free, Set.of()));
  }

  private static ViewQuery as(Viewer viewer, ViewQuery view) {
    return new ViewQuery(
        viewer,
        view.period(),
        view.comparison(),
        view.grain(),
        view.zone(),
        view.filters(),
        view.queries());
  }

  private static ProjectionMetricService.Parts parts(Projection projection, RandomTeams teams) {
    return new ProjectionMetricService.Parts(
        projection,
        CATALOG,
        METRICS,
        Baselines::aecos,
        () -> SourceFacts.NOTHING,
        Clock.fixed(RandomEvents.TO, ZoneOffset.UTC),
        viewer -> teams.seen());
  }

  private static List<Object> answers(ViewAnswer answer) {
    List<Object> answers = new ArrayList<>(List.of(answer.period(), answer.grain()));
    for (ViewAnswer.Result result : answer.results()) {
      assertThat(result).isInstanceOf(ViewAnswer.Answered.class);
      answers.add(withoutNameless(((ViewAnswer.Answered) result).answer()));
    }
    return answers;
  }

  /** What names nobody is said of events that the viewer does not see; it has its own case. */
  private static MetricAnswer withoutNameless(MetricAnswer answer) {
    List<Note> others =
        answer.notes().stream().filter(note -> note.code() != Note.Code.NAMES_NOBODY).toList();
    return new MetricAnswer(
        answer.metric(),
        answer.value(),
        answer.previous(),
        answer.change(),
        answer.trend(),
        answer.target(),
        answer.series(),
        answer.groups(),
        answer.groupSeries(),
        answer.events(),
        answer.watermark(),
        others.stream().noneMatch(note -> note.code().incomplete()),
        others,
        answer.definition(),
        answer.statement(),
        answer.source(),
        answer.baseline());
  }

  /** Of the projects that a person takes part in they are told how much names nobody, no more. */
  @Test
  void namesNobody_isCountedInTheViewersProjectsAlone() throws Exception {
    long seed = Long.getLong("oracle.seed", System.nanoTime());
    Random random = new Random(seed);
    List<LedgerRow> rows = new RandomEvents(random).rows(EVENTS);
    try (Projection engine = open();
        Projection everything = new MemoryProjection()) {
      engine.apply(rows);
      everything.apply(rows);
      for (int i = 0; i < TEAMS; i++) {
        RandomViewers.Seen viewer = new RandomViewers(random).person();
        RandomTeams none = new RandomTeams(random);
        ViewQuery view = new RandomViews(random, METRICS).byTeam();
        Set<String> projects = new HashSet<>();
        all(everything).stream()
            .map(LedgerRow::event)
            .filter(viewer.sees())
            .map(Event::project)
            .filter(Objects::nonNull)
            .forEach(projects::add);
        RandomViewers.Seen nobody =
            new RandomViewers.Seen(
                "nobody",
                viewer.scope(),
                event ->
                    event.user() == null
                        && event.project() != null
                        && projects.contains(event.project()));
        Viewer asking = new Viewer("viewer", Viewer.Role.INDIVIDUAL, viewer.scope());
        List<Long> told =
            numbers(new ProjectionMetricService(parts(engine, none)).answer(as(asking, view)))
                .stream()
                .map(ScopeContract::nameless)
                .toList();
        List<Long> expected =
            numbers(
                    new ProjectionMetricService(parts(only(nobody, everything), none))
                        .answer(as(Viewer.localAdministrator(), view)))
                .stream()
                .map(MetricAnswer::events)
                .toList();
        assertThat(told).as("seed " + seed + ", " + viewer).isEqualTo(expected);
      }
    }
  }

  private static long nameless(MetricAnswer answer) {
    return answer.notes().stream()
        .filter(note -> note.code() == Note.Code.NAMES_NOBODY)
        .mapToLong(note -> Long.parseLong(note.text().split(" ", 2)[0].replace(",", "")))
        .sum();
  }

  private static List<EventPage> pages(MetricService metrics, ViewQuery view) {
    List<EventPage> pages = new ArrayList<>();
    String cursor = null;
    do {
      EventPage page = metrics.events(view, PAGE, cursor);
      pages.add(page);
      cursor = page.next();
    } while (cursor != null);
    return pages;
  }

  private static List<LedgerRow> each(MetricService metrics, ViewQuery view) {
    List<LedgerRow> rows = new ArrayList<>();
    metrics.each(view, sink(rows));
    return rows;
  }

  private static EventSink sink(List<LedgerRow> rows) {
    return new EventSink() {
      @Override
      public void begin(long total, Watermark watermark) {}

      @Override
      public void next(LedgerRow row) {
        rows.add(row);
      }
    };
  }

  private static void alike(String label, Record actual, Record expected) {
    same(label, WithoutNameless.of(actual), WithoutNameless.of(expected));
  }

  private static void same(String label, @Nullable Object actual, @Nullable Object expected) {
    String difference = Alike.difference(actual, expected);
    if (difference != null) {
      throw new AssertionError(label + "\n" + difference);
    }
  }
}
