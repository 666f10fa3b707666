package io.aecos.analytics.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.overlap.Overlap;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ProjectionMetricService;
import io.aecos.analytics.query.SourceFacts;
import io.aecos.analytics.query.ViewAnswer;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.source.SourceState;
import io.aecos.analytics.workspace.History.Happening;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A random history, told by a hook, by connectors, by both, or by both with one half lost: each
 * number of each project and span is what happened, or says that it is not complete and why.
 */
class HookedOrReadTest {
  private static final EventCatalog EVENTS = EventCatalog.shipped();
  private static final MetricCatalog METRICS = MetricCatalog.shipped(EVENTS);
  private static final Map<String, Set<String>> FEEDS =
      Map.of(
          "activity.jsonl",
          Set.of(
              "collaboration/comment_added",
              "collaboration/task_created",
              "collaboration/command_executed"),
          "analytics.db",
          Set.of(
              "parser/parse_completed",
              "generation/element_generated",
              "validation/validation_completed",
              "template/template_promoted"),
          "interactions",
          Set.of("parser/feedback_recorded"),
          "audit.db",
          Set.of("regulatory/update_applied"));
  private static final Map<String, Set<String>> COUNTS =
      Map.of(
          "comments", Set.of("collaboration/comment_added"),
          "tasks_created", Set.of("collaboration/task_created"),
          "parses", Set.of("parser/parse_completed"),
          "elements_generated", Set.of("generation/element_generated"),
          "validations", Set.of("validation/validation_completed"),
          "permission_denied", Set.of("security/permission_denied"),
          "health_checks", Set.of("deployment/health_check"),
          "collaboration_activity",
              Set.of(
                  "collaboration/comment_added",
                  "collaboration/task_created",
                  "collaboration/task_updated",
                  "collaboration/command_executed"));

  @TempDir Path folder;
  private FixtureLedger ledger;
  private MemoryProjection projection;
  private Overlap overlap;
  private Random random;
  private List<Happening> history;

  private void begin(long seed) {
    random = new Random(seed);
    history = new History(seed).happenings();
    ledger = new FixtureLedger(folder);
    projection = new MemoryProjection();
    overlap = new Overlap(ledger, projection, intake(), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void hookAlone_isWhatHappened(long seed) {
    begin(seed);
    tell(hooked(happening -> true));
    assertTrueOrIncomplete();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void connectorsAlone_sayWhatTheyCannotSee(long seed) {
    begin(seed);
    report(Set.copyOf(History.PROJECTS));
    tell(read(happening -> true));
    assertTrueOrIncomplete();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void bothInAnyOrder_areWhatHappened(long seed) {
    begin(seed);
    report(Set.copyOf(History.PROJECTS));
    List<Event> all = new ArrayList<>(hooked(happening -> true));
    all.addAll(read(happening -> true));
    Collections.shuffle(all, random);
    tell(all);
    assertTrueOrIncomplete();
    assertThat(incomplete()).as("answers that are not complete").isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void oneHookedProject_tellsNothingOfTheOthers(long seed) {
    begin(seed);
    report(Set.copyOf(History.PROJECTS));
    tell(hooked(happening -> happening.project().equals("pier-7")));
    tell(read(happening -> true));
    assertTrueOrIncomplete();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void hookForHalfOfTheTime_saysSo(long seed) {
    begin(seed);
    report(Set.copyOf(History.PROJECTS));
    boolean first = seed % 2 == 0;
    List<Event> all = hooked(happening -> first == happening.day() < History.DAYS / 2);
    all.addAll(read(happening -> true));
    Collections.shuffle(all, random);
    tell(all);
    assertTrueOrIncomplete();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void hookThatLostHalf_saysSo(long seed) {
    begin(seed);
    report(Set.of("pier-7"));
    List<Event> lost = new ArrayList<>();
    List<Event> all =
        hooked(
            happening -> {
              boolean kept = random.nextBoolean();
              if (!kept) {
                lost.add(loss(happening));
              }
              return kept;
            });
    all.addAll(lost);
    all.addAll(read(happening -> happening.project().equals("pier-7")));
    Collections.shuffle(all, random);
    tell(all);
    assertTrueOrIncomplete();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void connectorsThatLostHalf_areMadeUpForByTheHook(long seed) {
    begin(seed);
    report(Set.copyOf(History.PROJECTS));
    tell(read(happening -> happening.day() < History.DAYS / 2));
    tell(hooked(happening -> true));
    assertTrueOrIncomplete();
    assertThat(incomplete()).as("answers that are not complete").isZero();
  }

  private static Event loss(Happening happening) {
    Instant at = happening.hooked().occurredAt().plusSeconds(30);
    return Event.builder(UUID.randomUUID(), at, EventType.parse("hook/events_lost"), "hook:python")
        .project(happening.project())
        .value(1.0)
        .attribute("reason", "disk_full")
        .build();
  }

  private List<Event> hooked(Predicate<Happening> which) {
    return history.stream()
        .filter(which)
        .map(Happening::hooked)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private List<Event> read(Predicate<Happening> which) {
    return history.stream().filter(which).map(Happening::read).filter(Objects::nonNull).toList();
  }

  /** The second number is how many rows are looked at together after it was killed. */
  @ParameterizedTest
  @CsvSource({"1,0", "2,0", "1,1000000", "2,1000000"})
  void killedWithFindingsStored_knowsWhoToldOfWhatIsNotVisible(long seed, int together) {
    begin(seed);
    report(Set.copyOf(History.PROJECTS));
    Predicate<Happening> ofOne =
        happening -> happening.project().equals(History.PROJECTS.iterator().next());
    List<Event> before = new ArrayList<>(hooked(happening -> true));
    before.addAll(read(ofOne));
    accept(before);
    int size = before.size();
    new Following(ledger, projection, overlap).follow(() -> size, () -> 9, 1);
    assertThat(projection.watermark().seq()).as("visible when it is killed").isZero();

    overlap = new Overlap(ledger, projection, intake(), Clock.systemUTC());
    accept(read(ofOne.negate()));
    int part = Math.max(size, together);
    new Following(ledger, projection, overlap).follow(() -> part, () -> 9, Integer.MAX_VALUE);
    assertTrueOrIncomplete();
    assertThat(incomplete()).as("answers that are not complete").isZero();
  }

  private void accept(List<Event> events) {
    List<Delivery.Item> items = new ArrayList<>();
    events.forEach(event -> items.add(new Delivery.Typed(event, "test")));
    intake().accept(Delivery.of("http", items));
  }

  private void tell(List<Event> events) {
    for (int from = 0; from < events.size(); ) {
      int to = Math.min(events.size(), from + 1 + random.nextInt(60));
      accept(events.subList(from, to));
      follow();
      from = to;
    }
  }

  private void report(Set<String> projects) {
    List<SourceState> states = new ArrayList<>();
    for (String project : projects) {
      FEEDS.forEach((source, types) -> states.add(state(project, source, types)));
    }
    intake()
        .accept(
            new Delivery(
                "workspace:test", List.of(), new SourceReport(states, List.of(), List.of())));
  }

  private static SourceState state(String project, String source, Set<String> types) {
    Set<EventType> feeds = types.stream().map(EventType::parse).collect(Collectors.toSet());
    return new SourceState(
        project, source, SourceState.Status.READ, "", feeds, 1, History.START, "{}");
  }

  /** As a follower does that is killed and started again now and then. */
  private void follow() {
    while (random.nextInt(4) == 0) {
      overlap = new Overlap(ledger, projection, intake(), Clock.systemUTC());
      follow(random.nextInt(6));
    }
    follow(Integer.MAX_VALUE);
  }

  private void follow(int most) {
    new Following(ledger, projection, overlap)
        .follow(() -> 1 + random.nextInt(20), () -> 1 + random.nextInt(5), most);
  }

  private Intake intake() {
    return new Intake(ledger, EVENTS, Clock.systemUTC(), () -> {});
  }

  /** Every number of each project and span is the truth, or incomplete with a reason. */
  private void assertTrueOrIncomplete() {
    everyAnswer(
        (place, answer, truth) -> {
          if (answer.complete()) {
            assertThat(answer.value()).as(place).isEqualTo(truth);
          } else {
            assertThat(answer.notes()).as(place).isNotEmpty();
          }
        });
  }

  private long incomplete() {
    long[] count = new long[1];
    everyAnswer((place, answer, truth) -> count[0] += answer.complete() ? 0 : 1);
    return count[0];
  }

  private interface Look {
    void at(String place, MetricAnswer answer, double truth);
  }

  private void everyAnswer(Look look) {
    ProjectionMetricService service =
        new ProjectionMetricService(
            new ProjectionMetricService.Parts(
                projection,
                EVENTS,
                METRICS,
                new Baselines(List.of()),
                () -> SourceFacts.of(ledger),
                Clock.systemUTC()));
    for (String project : History.PROJECTS) {
      for (int from = 0; from < History.DAYS; from++) {
        for (int to = from + 1; to <= History.DAYS; to++) {
          answer(service, project, from, to, look);
        }
      }
    }
  }

  private void answer(
      ProjectionMetricService service, String project, int from, int to, Look look) {
    List<String> names = List.copyOf(COUNTS.keySet());
    ViewQuery view =
        new ViewQuery(
            Viewer.localAdministrator(),
            new Period.Between(day(from), day(to)),
            Comparison.NONE,
            null,
            ZoneOffset.UTC,
            Map.of("project", Set.of(project)),
            names.stream().map(name -> MetricQuery.of(name).withSeries(false)).toList());
    List<ViewAnswer.Result> results = service.answer(view).results();
    for (int i = 0; i < names.size(); i++) {
      Set<String> types = Objects.requireNonNull(COUNTS.get(names.get(i)));
      double truth =
          history.stream()
              .filter(one -> one.project().equals(project))
              .filter(one -> one.day() >= from && one.day() < to)
              .filter(one -> types.contains(one.hooked().eventType().toString()))
              .count();
      MetricAnswer answer = ((ViewAnswer.Answered) results.get(i)).answer();
      String place = names.get(i) + " of " + project + ", days " + from + " to " + to;
      look.at(place + " " + answer.notes(), answer, truth);
    }
  }

  private static Instant day(int day) {
    return History.START.plus(Duration.ofDays(day));
  }
}
