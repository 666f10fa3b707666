package io.aecos.analytics.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.query.ToldByProject.Project;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is carried from one look to the next is what a first look would find. */
final class ToldByProjectTest {
  private static final List<String> PROJECTS = List.of("", "bridge", "clinic", "school");
  private static final List<String> SOURCES =
      List.of("hook:java", "hook:python", "workspace:git", "http");
  private static final List<EventType> TYPES =
      List.of(
          EventType.parse("parser/parse_completed"),
          EventType.parse("generation/element_generated"),
          EventType.parse("compliance/check_completed"));

  private final Random random = new Random(68);
  private long second;

  @Test
  void with_whateverIsNew_isWhatAFirstLookFinds() {
    for (int run = 0; run < 20; run++) {
      List<Told> told = new ArrayList<>();
      ToldByProject carried = ToldByProject.of(told);
      for (int step = 0; step < 60; step++) {
        told = changed(told);
        carried = carried.with(told);
        assertSame(carried, ToldByProject.of(told));
      }
    }
  }

  @Test
  void with_aLaterWord_leavesAllOtherProjectsAsTheyWere() {
    List<Told> told =
        List.of(
            new Told("clinic", TYPES.get(0), "hook:java", window(1, 2), null),
            new Told("school", TYPES.get(0), "hook:java", window(1, 2), null));
    ToldByProject before = ToldByProject.of(told);
    ToldByProject after =
        before.with(
            List.of(
                told.get(0), new Told("school", TYPES.get(0), "hook:java", window(1, 9), null)));

    assertThat(after.projects().get("clinic")).isSameAs(before.projects().get("clinic"));
    assertThat(after.projects().get("school").hooked()).isEqualTo(window(1, 9));
    assertThat(before.projects().get("school").hooked()).isEqualTo(window(1, 2));
  }

  /** Later or earlier words of some, a new one now and then, one that is gone, or another order. */
  private List<Told> changed(List<Told> told) {
    List<Told> now = new ArrayList<>(told);
    for (int i = random.nextInt(3); i >= 0 && !now.isEmpty(); i--) {
      int place = random.nextInt(now.size());
      now.set(place, again(now.get(place)));
    }
    switch (random.nextInt(6)) {
      case 0, 1 -> add(now);
      case 2 -> {
        if (!now.isEmpty()) {
          now.remove(random.nextInt(now.size()));
        }
      }
      case 3 -> Collections.shuffle(now, random);
      default -> {}
    }
    return now;
  }

  private void add(List<Told> now) {
    Told one =
        again(
            new Told(
                PROJECTS.get(random.nextInt(PROJECTS.size())),
                TYPES.get(random.nextInt(TYPES.size())),
                SOURCES.get(random.nextInt(SOURCES.size())),
                window(0, 1),
                null));
    if (now.stream().noneMatch(one::isOfSame)) {
      now.add(one);
    }
  }

  private Told again(Told told) {
    long from = second++;
    Window span = window(from - random.nextInt(50), from + 1);
    return new Told(
        told.project(), told.type(), told.source(), span, random.nextBoolean() ? span : null);
  }

  private static Window window(long from, long to) {
    return new Window(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
  }

  private static void assertSame(ToldByProject actual, ToldByProject expected) {
    assertThat(actual.projects().keySet()).containsExactlyElementsOf(expected.projects().keySet());
    actual
        .projects()
        .forEach((name, project) -> assertSame(project, expected.projects().get(name)));
    assertThat(actual.tellers().hooks()).isEqualTo(expected.tellers().hooks());
    assertThat(actual.tellers().connectors()).isEqualTo(expected.tellers().connectors());
    assertThat(actual.tellers().byHooks()).isEqualTo(expected.tellers().byHooks());
    assertThat(actual.tellers().byBoth()).isEqualTo(expected.tellers().byBoth());
    for (EventType type : TYPES) {
      assertThat(actual.tellers().sources(type)).isEqualTo(expected.tellers().sources(type));
    }
  }

  private static void assertSame(Project actual, Project expected) {
    assertThat(actual.hooked()).isEqualTo(expected.hooked());
    assertThat(actual.life()).isEqualTo(expected.life());
    assertThat(actual.read()).isEqualTo(expected.read());
    assertThat(actual.sources()).isEqualTo(expected.sources());
    assertThat(actual.isConnected()).isEqualTo(expected.isConnected());
    for (Silent what : Silent.values()) {
      assertThat(actual.silent(what)).isEqualTo(expected.silent(what));
    }
  }
}
