package io.aecos.analytics.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What an amendment is called, for ever, and what its target reads like after it. */
final class AmendmentTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant ONE = Instant.parse("2026-03-02T13:00:00Z");
  private static final UUID TARGET = new UUID(1, 2);
  private static final UUID OTHER = new UUID(3, 4);
  private static final EventType PARSED = EventType.parse("parser/parse_completed");

  @Test
  void ids_neverChange() {
    Event target = builder(TARGET, "http").build();
    Event patch = full(OTHER);
    assertThat(
            List.of(
                Amendment.of(target, patch, "r1").id().toString(),
                Amendment.addition(TARGET, patch, "r1").id().toString(),
                Amendment.additionOf(patch, TARGET, Amendment.ALSO_TOLD_BY, "overlap")
                    .id()
                    .toString(),
                Amendment.supersession(TARGET, OTHER, NOON, "p", "overlap").id().toString(),
                Amendment.move(TARGET, NOON, "p", "r1", "names").id().toString()))
        .containsExactly(
            "63631a77-a5fd-5ef2-b835-5695bf3e7cfd",
            "8d36c8af-dc46-5f34-b0b2-b71b87dc2ab9",
            "19122b82-78b5-5eab-a08c-0ae8e142193a",
            "a0d1afe2-0ca0-51ca-bbc7-4f2cf89948d5",
            "906ff51f-e482-555d-99df-257224d45f05");
  }

  /** Else a second correction would be a duplicate of the first, and lost. */
  @Test
  void ids_followFromAllThatIsSaid() {
    Event target = builder(TARGET, "http").build();
    List<Consumer<EventBuilder>> changes =
        List.of(
            patch -> patch.user("x"),
            patch -> patch.discipline("x"),
            patch -> patch.elementGuid("x"),
            patch -> patch.elementType("x"),
            patch -> patch.templateId("x"),
            patch -> patch.region("x"),
            patch -> patch.codeEdition("x"),
            patch -> patch.value(7.0),
            patch -> patch.attribute("x", 1L));
    List<UUID> ids = new ArrayList<>();
    for (Consumer<EventBuilder> change : changes) {
      EventBuilder patch = builder(OTHER, "workspace:a");
      change.accept(patch);
      for (String revision : List.of("r1", "r2")) {
        ids.add(Amendment.of(target, patch.build(), revision).id());
        ids.add(Amendment.addition(TARGET, patch.build(), revision).id());
        assertThat(Amendment.of(target, patch.build(), revision).id()).isIn(ids);
      }
    }
    assertThat(ids).hasSize(36).doesNotHaveDuplicates();
  }

  @Test
  void apply_correction_replacesWhatItSays_andNothingElse() {
    Event before = full(TARGET);
    Event said = Amendment.of(before, builder(OTHER, "workspace:a").user("ben").build(), "1");
    Event after = Amendment.apply(before, said);

    assertThat(after.user()).isEqualTo("ben");
    assertThat(after.attributes()).isEqualTo(Map.of("intent", "wall", "nested", List.of(1L)));
    assertThat(rest(after)).isEqualTo(rest(before));

    Event all = Amendment.of(builder(TARGET, "http").build(), full(OTHER), "1");
    Event filled = Amendment.apply(builder(TARGET, "http").project("own").build(), all);
    assertThat(rest(filled)).isEqualTo(rest(full(OTHER)));
    assertThat(filled.user()).isEqualTo("ana");
    assertThat(filled.id()).isEqualTo(TARGET);
    assertThat(filled.source()).isEqualTo("http");
    assertThat(filled.project()).isEqualTo("own");
    assertThat(filled.eventType()).isEqualTo(PARSED);
  }

  @Test
  void apply_addition_givesWhatIsMissing_andReplacesNothing() {
    Event hooked =
        builder(TARGET, "hook:python").user("ben").value(0.25).attribute("intent", "door").build();
    Event after =
        Amendment.apply(
            hooked, Amendment.additionOf(full(OTHER), TARGET, Amendment.ALSO_TOLD_BY, "overlap"));

    assertThat(after.user()).isEqualTo("ben");
    assertThat(after.value()).isEqualTo(0.25);
    assertThat(after.project()).isNull();
    assertThat(after.elementType()).isEqualTo("IfcWall");
    assertThat(after.attributes())
        .isEqualTo(
            Map.of("intent", "door", "nested", List.of(1L), Amendment.ALSO_TOLD_BY, "workspace:a"));
    assertThat(after.occurredAt()).isEqualTo(NOON);
    assertThat(after.source()).isEqualTo("hook:python");
  }

  @Test
  void amendments_standWhereTheirTargetDoes() {
    Event target = builder(TARGET, "http").project("own").build();
    Event patch = Event.builder(OTHER, ONE, PARSED, "workspace:a").project("other").build();

    Event correction = Amendment.of(target, patch, "1");
    assertThat(correction.occurredAt()).isEqualTo(NOON);
    assertThat(correction.project()).isEqualTo("own");
    assertThat(correction.source()).isEqualTo("workspace:a");
    Event addition = Amendment.addition(TARGET, patch, "1");
    assertThat(addition.occurredAt()).isEqualTo(ONE);
    assertThat(addition.project()).isEqualTo("other");
    for (Event amendment : List.of(correction, addition)) {
      assertThat(Amendment.is(amendment)).isTrue();
      assertThat(Amendment.target(amendment)).isEqualTo(TARGET);
      assertThat(Amendment.supersededBy(amendment)).isNull();
    }
    assertThat(Amendment.isMove(addition)).isFalse();
    assertThat(Amendment.is(target)).isFalse();
    assertThatThrownBy(() -> Amendment.target(target)).hasMessageContaining("amends");
  }

  @Test
  void move_changesTheProjectAlone() {
    Event before = full(TARGET);
    Event move = Amendment.move(TARGET, NOON, "new", "1", "names");
    assertThat(Amendment.isMove(move)).isTrue();
    Event after = Amendment.apply(before, move);
    assertThat(after.project()).isEqualTo("new");
    assertThat(rest(after)).isEqualTo(rest(before));
    assertThat(Amendment.project("old", move)).isEqualTo("new");
    assertThat(Amendment.project("old", Amendment.addition(TARGET, before, "1"))).isEqualTo("old");
    Event ofAnother = builder(OTHER, "http").project("p").attribute(Amendment.TARGET, "x").build();
    assertThat(Amendment.isMove(ofAnother)).isFalse();
  }

  @Test
  void applyAll_goesInOrder_andASupersessionIsFinal() {
    Event event = builder(TARGET, "http").build();
    Event one = Amendment.of(event, builder(OTHER, "a").user("one").region("NY").build(), "1");
    Event two = Amendment.of(event, builder(OTHER, "a").user("two").build(), "2");
    Event end = Amendment.supersession(TARGET, OTHER, NOON, null, "overlap");

    Event after = Amendment.applyAll(event, List.of(one, two));
    assertThat(after).isNotNull();
    assertThat(after.user()).isEqualTo("two");
    assertThat(after.region()).isEqualTo("NY");
    assertThat(Amendment.supersededBy(end)).isEqualTo(OTHER);
    assertThat(Amendment.applyAll(event, List.of(one, end, two))).isNull();
  }

  private static EventBuilder builder(UUID id, String source) {
    return Event.builder(id, NOON, PARSED, source);
  }

  private static Event full(UUID id) {
    return builder(id, "workspace:a")
        .user("ana")
        .project("p")
        .discipline("structural")
        .elementGuid("GUID")
        .elementType("IfcWall")
        .templateId("t")
        .region("CO")
        .codeEdition("IBC2024")
        .value(0.5)
        .attribute("intent", "wall")
        .attribute("nested", List.of(1L))
        .build();
  }

  /** All that the tests do not look at one by one. */
  private static List<Object> rest(Event event) {
    return List.of(
        String.valueOf(event.discipline()),
        String.valueOf(event.elementGuid()),
        String.valueOf(event.elementType()),
        String.valueOf(event.templateId()),
        String.valueOf(event.region()),
        String.valueOf(event.codeEdition()),
        String.valueOf(event.value()),
        event.attributes());
  }
}
