package io.aecos.analytics.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.overlap.Overlap;
import io.aecos.analytics.overlap.SourceShare;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.workspace.read.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
  void foldersOfOneName_hookFirst_countEachOnce_andInItsProject() throws Exception {
    FixtureProject south = southern();
    deliver(List.of(ofFolder(FIRST, project), ofFolder("PILE00000000000000001A", south)));
    read();
    assertEachFolderHasItsOwn();
  }

  @Test
  void foldersOfOneName_readFirst_countEachOnce_andInItsProject() throws Exception {
    FixtureProject south = southern();
    read();
    deliver(List.of(ofFolder(FIRST, project), ofFolder("PILE00000000000000001A", south)));
    read();
    assertEachFolderHasItsOwn();
  }

  private FixtureProject southern() throws Exception {
    FixtureProject south = new FixtureProject(workspace.resolve("south/pier-7")).onDay(3);
    south.command("zoe", "a pile", "IfcPile", "PILE00000000000000001A");
    return south;
  }

  /** A generation as a hook tells it, which knows the folder's name and path. */
  private static Event ofFolder(String element, FixtureProject project) throws IOException {
    Instant at = project.generatedAt(element);
    return hook("generation/element_generated", at)
        .elementGuid(element)
        .attribute("project_root", project.root.toRealPath().toString())
        .build();
  }

  private void assertEachFolderHasItsOwn() {
    assertThat(shown("generation/element_generated"))
        .extracting(Event::project, Event::elementGuid, Event::source)
        .containsExactlyInAnyOrder(
            tuple("pier-7", FIRST, "hook:python"),
            tuple("pier-7", SECOND, "workspace:analytics.db"),
            tuple("south/pier-7", "PILE00000000000000001A", "hook:python"));
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
    assertThat(overlap.counted(Access.everything()))
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
  void textsAsTyped_andAsKept_areOneHappening() throws Exception {
    project.comment("ann", FIRST, "c0ffee000002", "Please check the fire rating.");
    project.activity("element_generated", "bob", "", "{\"command\":\"find all doors \\n\"}");
    project.parse("steel door 900mm wide", "IfcDoor", "spec");
    read();
    List<Event> told = new ArrayList<>();
    for (Event event : plain()) {
      EventBuilder hook = hook(event.eventType().toString(), event.occurredAt().plusMillis(7));
      hook.user(event.user());
      if (event.type().equals("comment_added")) {
        hook.attribute("comment_id", event.attributes().get("comment_id"))
            .attribute("body_sha256", Hashes.sha256("as typed\n"));
        told.add(hook.build());
      } else if (event.type().equals("parse_completed")) {
        hook.attribute("interaction_id", event.attributes().get("interaction_id"))
            .attribute("prompt_sha256", Hashes.sha256("a prompt\0 as typed"));
        told.add(hook.build());
      } else if (Long.valueOf(16).equals(event.attributes().get("command_length"))) {
        told.add(hook.attribute("command_sha256", Hashes.sha256("find all doors \n")).build());
      }
    }
    deliver(told);
    read();
    assertThat(shown("collaboration/comment_added")).hasSize(2);
    assertThat(shown("parser/parse_completed")).hasSize(3);
    assertThat(shown("collaboration/command_executed"))
        .extracting(Event::source)
        .containsOnlyOnce("hook:python")
        .hasSize(3);
  }

  @Test
  void feedbackOfAClonedProject_isCountedOnce() throws Exception {
    project.interaction("0123456789ab", "a steel door", "IfcDoor", "true");
    Path file = project.root.resolve("fine_tuning/interactions/0123456789ab.jsonl");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-09-01T08:00:00Z")));
    Event verdict =
        hook("parser/feedback_recorded", Instant.parse("2026-03-02T18:00:00Z"))
            .value(0.0)
            .attribute("interaction_id", "0123456789ab")
            .attribute("verdict", "corrected")
            .build();
    deliver(List.of(verdict));
    read();
    assertThat(shown("parser/feedback_recorded"))
        .extracting(Event::id)
        .containsExactly(verdict.id());
  }

  @Test
  void slowCommit_makesNoSecondPromotionOrUpdate() throws Exception {
    project.promote(FIRST, "IfcBeam");
    project.audit("system", "regulatory_update", "IBC2024", "", "");
    read();
    List<Event> told = new ArrayList<>();
    for (Event event : plain()) {
      boolean promoted = event.type().equals("template_promoted");
      if (promoted || event.type().equals("update_applied")) {
        told.add(
            hook(event.eventType().toString(), event.occurredAt().plusSeconds(31))
                .templateId(event.templateId())
                .user("hooked-person")
                .attribute("code", event.attributes().get("code"))
                .build());
      }
    }
    assertThat(told).hasSize(2);
    deliver(told);
    read();
    assertThat(shown("template/template_promoted")).hasSize(1);
    assertThat(shown("regulatory/update_applied")).hasSize(1);
  }

  private List<Event> plain() throws IOException {
    try (FixtureLedger plain = new FixtureLedger(Files.createTempDirectory(folder, "plain"))) {
      plain.importAll(workspace);
      return plain.events();
    }
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
    try {
      for (Event event : plain()) {
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
    boolean named = event.module().equals("collaboration");
    return hook.user(named ? event.user() : "hooked-person").build();
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
    new Following(ledger, projection, overlap).follow(7);
  }

  private List<Event> shown(String type) {
    Plan.Window ever = new Plan.Window(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
    return projection
        .events(
            new EventSelection(
                Access.everything(),
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
