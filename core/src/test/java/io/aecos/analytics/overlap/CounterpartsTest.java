package io.aecos.analytics.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which events are the same happening, and which only look alike. */
class CounterpartsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T14:00:00Z");

  @Test
  void ownIdentityThatAgrees_isAPair_whateverHashesAndPeopleSay() {
    Event hook =
        hook("collaboration/comment_added", 0)
            .user("ann")
            .attribute("comment_id", "c1")
            .attribute("body_sha256", "raw")
            .build();
    Event read =
        read("collaboration/comment_added", "activity.jsonl", -1)
            .user("Ann ")
            .attribute("comment_id", "c1")
            .attribute("body_sha256", "stripped")
            .build();
    assertPaired(hook, read);
  }

  @Test
  void ownIdentityThatAgrees_isAPair_howeverFarApart() {
    Event hook =
        hook("parser/feedback_recorded", 0)
            .attribute("interaction_id", "i1")
            .attribute("verdict", "corrected")
            .build();
    EventBuilder read =
        read("parser/feedback_recorded", "interactions", 40_000_000)
            .attribute("interaction_id", "i1");
    assertPaired(hook, read.attribute("verdict", "corrected").build());
    assertAlone(hook, read.attribute("verdict", "rejected").build());
  }

  @Test
  void ownIdentitiesThatDiffer_areNoPair_howeverNear() {
    assertAlone(
        hook("collaboration/task_created", 0).attribute("task_id", "t1").build(),
        read("collaboration/task_created", "activity.jsonl", 0).attribute("task_id", "t2").build());
  }

  @Test
  void sameIdentityTwice_theNearerInTimeIsTheSame() {
    Event first = done(hook("collaboration/task_completed", 0));
    Event second = done(hook("collaboration/task_completed", 900));
    Event readFirst = done(read("collaboration/task_completed", "activity.jsonl", -1));
    Event readSecond = done(read("collaboration/task_completed", "activity.jsonl", 899));
    assertThat(Counterparts.among(List.of(first, second), List.of(readSecond, readFirst)))
        .extracting(
            pair -> pair.hooked() == first ? pair.read() == readFirst : pair.read() == readSecond)
        .containsExactly(true, true);
  }

  @Test
  void whatTakesLong_isTracedBeforeItIsTold() {
    Event update = hook("regulatory/update_applied", 0).attribute("code", "IBC2024").build();
    EventBuilder trace =
        read("regulatory/update_applied", "audit.db", -45).attribute("code", "IBC2024");
    assertPaired(update, trace.build());
    assertAlone(
        update,
        read("regulatory/update_applied", "audit.db", 45).attribute("code", "IBC2024").build());
    assertAlone(
        update,
        read("regulatory/update_applied", "audit.db", -45).attribute("code", "ADA2010").build());
    assertAlone(update, read("regulatory/update_applied", "audit.db", -45).build());
  }

  @Test
  void whatIsTimed_isTracedWithinItsTime() {
    EventBuilder check =
        hook("compliance/check_completed", 0).elementGuid("E1").attribute("duration_ms", 30_000.0);
    assertPaired(
        check.build(),
        read("compliance/check_completed", "audit.db", -32).elementGuid("E1").build());
    assertAlone(
        check.build(),
        read("compliance/check_completed", "audit.db", -60).elementGuid("E1").build());
  }

  @Test
  void twoPeople_areTwoComments() {
    Event ann = hook("collaboration/comment_added", 0).user("ann").build();
    Event bob = hook("collaboration/comment_added", 1).user("bob").build();
    Event readAnn = read("collaboration/comment_added", "comments", 1).user("ann").build();
    Event readBob = read("collaboration/comment_added", "comments", 0).user("bob").build();
    assertThat(Counterparts.among(List.of(ann, bob), List.of(readAnn, readBob)))
        .hasSize(2)
        .allSatisfy(pair -> assertThat(pair.read().user()).isEqualTo(pair.hooked().user()));
    assertAlone(ann, readBob);
  }

  @Test
  void seriesThatNamesNothing_keepsItsOrder_howeverLong() {
    List<Event> hooked = new ArrayList<>();
    List<Event> read = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Instant at = NOW.plusMillis(300L * i);
      read.add(comment("workspace:comments", at));
      hooked.add(comment("hook:python", at.plusMillis(298)));
    }
    assertThat(Counterparts.among(hooked, read))
        .hasSize(40)
        .allSatisfy(
            pair -> assertThat(read.indexOf(pair.read())).isEqualTo(hooked.indexOf(pair.hooked())));
  }

  private static Event comment(String source, Instant at) {
    EventType type = EventType.parse("collaboration/comment_added");
    return Event.builder(UUID.randomUUID(), at, type, source).project("tower").user("ann").build();
  }

  @Test
  void inferredPerson_keepsNothingApart() {
    assertPaired(
        hook("template/template_promoted", 0).templateId("T").user("bob").build(),
        read("template/template_promoted", "analytics.db", -1).templateId("T").user("ann").build());
  }

  @Test
  void textAsTyped_isTheSameText() {
    EventBuilder read =
        read("collaboration/command_executed", "activity.jsonl", 0)
            .attribute("command_sha256", "stripped")
            .attribute("command_sha256_untrimmed", "raw");
    for (String hash : List.of("stripped", "raw")) {
      assertPaired(
          hook("collaboration/command_executed", 0).attribute("command_sha256", hash).build(),
          read.build());
    }
    assertAlone(
        hook("collaboration/command_executed", 0).attribute("command_sha256", "other").build(),
        read.build());
  }

  private static Event done(EventBuilder event) {
    return event.attribute("task_id", "t1").build();
  }

  private static void assertPaired(Event hook, Event read) {
    assertThat(Counterparts.among(List.of(hook), List.of(read))).hasSize(1);
  }

  private static void assertAlone(Event hook, Event read) {
    assertThat(Counterparts.among(List.of(hook), List.of(read))).isEmpty();
  }

  private static EventBuilder hook(String type, long seconds) {
    return event(type, "hook:python", seconds);
  }

  private static EventBuilder read(String type, String source, long seconds) {
    return event(type, "workspace:" + source, seconds);
  }

  private static EventBuilder event(String type, String source, long seconds) {
    return Event.builder(UUID.randomUUID(), NOW.plusSeconds(seconds), EventType.parse(type), source)
        .project("tower");
  }
}
