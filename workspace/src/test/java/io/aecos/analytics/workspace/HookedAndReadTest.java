package io.aecos.analytics.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.overlap.SourceShare;
import io.aecos.analytics.overlap.Overlap;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.workspace.read.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that is both hooked and read: each happening is counted once, whoever tells first. */
class HookedAndReadTest {
  private static final String FIRST = "BEAM00000000000000001A";
  private static final String SECOND = "BEAM00000000000000002B";

  @TempDir Path folder;
  private Path workspace;
  private FixtureProject project;
  private FixtureLedger ledger;
  private MemoryProjection projection;
  private Overlap overlap;

  @BeforeEach
  void open() throws Exception {
    workspace = folder.resolve("work");
    project = new FixtureProject(workspace.resolve("pier-7"));
    ledger = new FixtureLedger(Files.createDirectories(folder.resolve("data")));
    project.command("ann", "a steel beam", "IfcBeam", FIRST);
    project.later(Duration.ofHours(1));
    project.command("bob", "a steel beam", "IfcBeam", SECOND);
    project.comment("ann", SECOND, "c0ffee000001", "too deep");
    restart();
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void hookFirst_thenRead_countsEachOnce() {
    deliver(hooked(FIRST, SECOND));
    read();
    assertCountedOnce();
  }

  @Test
  void readFirst_thenHook_countsEachOnce() {
    read();
    deliver(hooked(FIRST, SECOND));
    read();
    assertCountedOnce();
  }

  @Test
  void readFirst_thenHookEventByEvent_withRestarts_countsEachOnce() {
    read();
    for (Event event : hooked(FIRST, SECOND)) {
      deliver(List.of(event));
      restart();
    }
    read();
    assertCountedOnce();
  }

  @Test
  void hookedForPartOfTheTime_theRestIsCountedFromTheProject() {
    read();
    deliver(hooked(SECOND));
    read();
    List<Event> generations = shown("generation/element_generated");
    assertThat(generations).hasSize(2);
    assertThat(generations)
        .extracting(Event::source)
        .containsExactlyInAnyOrder("hook:python", "workspace:analytics.db");
    assertThat(overlap.projects()).containsExactly("pier-7");
    assertThat(overlap.counted(new Scope.Everything()))
        .filteredOn(counted -> counted.type().toString().equals("generation/element_generated"))
        .extracting(SourceShare::source, SourceShare::events)
        .containsExactly(tuple("hook:python", 1L), tuple("workspace:analytics.db", 1L));
  }

  @Test
  void hookToldOfMore_staysAndIsCounted() {
    read();
    List<Event> events = new ArrayList<>(hooked(FIRST, SECOND));
    Instant later = events.get(events.size() - 1).occurredAt().plusSeconds(600);
    events.add(hook("validation/validation_completed", later).elementGuid(FIRST).build());
    deliver(events);
    assertThat(shown("validation/validation_completed")).hasSize(3);
  }

  @Test
  void newsOfTheProject_goToTheHooksEvent_butNeverOverWhatItSays() {
    deliver(hooked(FIRST, SECOND));
    read();
    Event parse = shown("parser/parse_completed").get(0);
    assertThat(parse.source()).isEqualTo("hook:python");
    assertThat(parse.user()).isEqualTo("hooked-person");
    assertThat(parse.region()).isEqualTo("NY");
    assertThat(parse.attributes())
        .containsKey("interaction_id")
        .containsEntry(Amendment.ALSO_TOLD_BY, "workspace:analytics.db");
    assertThat(ledger.importAll(workspace).received()).isZero();
  }

  @Test
  void authorityAfterItsStandIn_isNotCountedBesideTheHook() throws Exception {
    Path metrics = project.root.resolve("analytics.db");
    Path aside = folder.resolve("analytics.db");
    Files.move(metrics, aside);
    read();
    deliver(hooked(FIRST, SECOND));
    Files.move(aside, metrics);
    read();
    assertCountedOnce();
  }

  @Test
  void rebuiltProjection_showsTheSame() {
    read();
    deliver(hooked(FIRST, SECOND));
    MemoryProjection again = new MemoryProjection();
    again.apply(ledger.read(0, 1_000_000));
    assertThat(again.fingerprint()).isEqualTo(projection.fingerprint());
  }

  private void assertCountedOnce() {
    assertThat(shown("parser/parse_completed")).hasSize(2);
    assertThat(shown("compliance/check_completed")).hasSize(2);
    assertThat(shown("compliance/rule_evaluated")).hasSize(4);
    assertThat(shown("validation/validation_completed")).hasSize(2);
    assertThat(shown("cost/estimate_completed")).hasSize(2);
    assertThat(shown("generation/element_generated")).hasSize(2);
    assertThat(shown("collaboration/comment_added")).hasSize(1);
    assertThat(shown("generation/element_generated"))
        .allSatisfy(event -> assertThat(event.source()).isEqualTo("hook:python"));
    assertThat(shown("audit/entry_recorded")).isNotEmpty();
  }

  /** What the hook would have told: each operation a moment after its last trace. */
  private List<Event> hooked(String... elements) {
    List<Event> told = new ArrayList<>();
    try (FixtureLedger plain = new FixtureLedger(Files.createTempDirectory(folder, "plain"))) {
      plain.importAll(workspace);
      for (Event event : plain.events()) {
        if (event.module().equals("audit") || event.type().equals("command_executed")) {
          continue;
        }
        if (event.module().equals("parser") || List.of(elements).contains(event.elementGuid())) {
          told.add(asHooked(event));
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    told.sort(Comparator.comparing(Event::occurredAt));
    return told;
  }

  private static Event asHooked(Event event) {
    Instant at = event.occurredAt().plusMillis(7);
    EventBuilder hook =
        hook(event.eventType().toString(), at).elementGuid(event.elementGuid()).value(1.0);
    if (event.module().equals("parser")) {
      hook.attribute("prompt_sha256", Hashes.sha256("a steel beam"));
    }
    if (event.module().equals("compliance")) {
      hook.attribute("code", event.attributes().get("code"));
      hook.attribute("section", event.attributes().get("section"));
    }
    return hook.user("hooked-person").build();
  }

  private static EventBuilder hook(String type, Instant at) {
    return Event.builder(UUID.randomUUID(), at, EventType.parse(type), "hook:python")
        .project("pier-7");
  }

  private void deliver(List<Event> events) {
    List<Delivery.Item> items = new ArrayList<>();
    events.forEach(event -> items.add(new Delivery.Typed(event, "test")));
    intake().accept(Delivery.of("http", items));
    follow();
  }

  private void read() {
    ledger.importAll(workspace);
    follow();
  }

  private Intake intake() {
    return new Intake(ledger, EventCatalog.shipped(), Clock.systemUTC(), () -> {});
  }

  private void restart() {
    projection = new MemoryProjection();
    overlap = new Overlap(ledger, projection, intake(), Clock.systemUTC());
    follow();
  }

  /** As the follower does: what is stored is examined, then it becomes visible. */
  private void follow() {
    List<LedgerRow> rows = ledger.read(projection.watermark().seq(), 7);
    while (!rows.isEmpty()) {
      overlap.examine(rows);
      projection.apply(rows);
      rows = ledger.read(projection.watermark().seq(), 7);
    }
  }

  private List<Event> shown(String type) {
    Plan.Window ever = new Plan.Window(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
    return projection
        .events(
            new EventSelection(
                new Scope.Everything(),
                ever,
                new Condition.TypeIn(Set.of(EventType.parse(type))),
                ZoneOffset.UTC,
                1_000,
                null))
        .rows()
        .stream()
        .map(LedgerRow::event)
        .toList();
  }
}
