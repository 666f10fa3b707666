package io.aecos.analytics.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.outlook.Reach.Touched;
import io.aecos.analytics.outlook.Reach.Way;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpdatesTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final Instant NOW = START.plus(400, ChronoUnit.DAYS);

  @Test
  void of_theSameVersionInSeveralProjects_isOneUpdate() {
    List<RuleUpdate> updates =
        Updates.of(
            List.of(
                applied(0, "tower", "IBC2024", "2024.1", 4L),
                applied(9, "mill", "IBC2024", "2024.1", 3L)),
            new Library(),
            NOW);

    assertThat(updates).hasSize(1);
    assertThat(updates.get(0).projects()).isEqualTo(2);
    assertThat(updates.get(0).at()).isEqualTo(START);
    assertThat(updates.get(0).templates()).isEqualTo(7);
    assertThat(updates.get(0).elements()).isEqualTo(70);
    assertThat(updates.get(0).family()).isEqualTo("IBC");
  }

  /** Projects that share templates tell of the same ones; their elements are their own. */
  @Test
  void of_projectsThatShareTemplates_countsTheseOnce() {
    Library library = new Library();
    library.take(template(0, Library.ADDED, "T1", "tower", "IfcWall"));
    library.take(template(1, Library.UPDATED, "T1", "mill", "IfcWall"));

    List<RuleUpdate> updates =
        Updates.of(
            List.of(
                applied(0, "tower", "IBC2024", "1", 4L),
                applied(0, "mill", "IBC2024", "1", 3L),
                applied(0, "hut", "IBC2024", "1", 2L)),
            library,
            NOW);

    assertThat(updates.get(0).templates()).isEqualTo(4 + 2);
    assertThat(updates.get(0).elements()).isEqualTo(90);
  }

  @Test
  void of_oneProjectThatDoesNotTell_makesTheWholeUnknown() {
    List<RuleUpdate> updates =
        Updates.of(
            List.of(
                applied(0, "tower", "IBC2024", "1", 4L), applied(0, "mill", "IBC2024", "1", null)),
            new Library(),
            NOW);

    assertThat(updates.get(0).templates()).isNull();
  }

  @Test
  void of_withoutAVersion_isTheSameUpdateForAMonth() {
    List<RuleUpdate> updates =
        Updates.of(
            List.of(
                applied(0, "tower", "IBC2024", null, 4L),
                applied(20, "mill", "IBC2024", null, 4L),
                applied(31, "tower", "IBC2024", null, 4L)),
            new Library(),
            START.plus(35, ChronoUnit.DAYS));

    assertThat(updates).hasSize(2);
    assertThat(updates.get(0).settled()).isTrue();
    assertThat(updates.get(1).settled()).isFalse();
  }

  @Test
  void library_isAsItStoodThen() {
    Library library = new Library();
    library.take(template(10, Library.REMOVED, "T1", "tower", null));
    library.take(template(0, Library.ADDED, "T1", "tower", "IfcWall"));
    library.take(template(5, Library.ADDED, "T2", "tower", "IfcDoor"));
    library.take(template(20, Library.ADDED, "T1", "tower", "IfcWall"));

    assertThat(ids(library, 1)).containsExactly("T1");
    assertThat(ids(library, 15)).containsExactlyInAnyOrder("T1", "T2");
    assertThat(library.concerned(NOW, "IBC2024", Set.of("IfcDoor"))).isEqualTo(1);
  }

  /** A removal that nothing follows holds. */
  @Test
  void library_forgetsWhatWasRemoved() {
    Library library = new Library();
    library.take(template(0, Library.ADDED, "T1", "tower", "IfcWall"));
    library.take(template(10, Library.REMOVED, "T1", "tower", "IfcWall"));

    assertThat(ids(library, 9)).containsExactly("T1");
    assertThat(ids(library, 11)).isEmpty();
  }

  @Test
  void reach_growsWithTheLibraryWhereItDidSo() {
    List<Touched> past = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      past.add(new Touched(10 * i + i % 2, 100 * i, 0));
    }

    Reach.Result result = Reach.of(past, new Touched(0, 1_000, 0));

    assertThat(result).isNotNull();
    assertThat(result.way()).isEqualTo(Way.SHARE_OF_ALL);
    assertThat(result.estimate().expected()).isBetween(95.0, 107.0);
    assertThat(result.trial().error()).isLessThan(result.trial().naiveError());
    assertThat(result.trial().origins()).isEqualTo(5);
  }

  @Test
  void reach_neverTouchesMoreThanThereIs_andIsRefusedWithoutAPast() {
    List<Touched> past = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      past.add(new Touched(90 + i, 100, 0));
    }

    Reach.Result result = Reach.of(past, new Touched(0, 100, 0));
    assertThat(result).isNotNull();
    assertThat(result.estimate().high95()).isLessThanOrEqualTo(100);
    assertThat(Reach.of(past.subList(0, 4), new Touched(0, 100, 0))).isNull();
  }

  @Test
  void cadence_saysNothingWhenTheGapHasBecomeTooLong() {
    List<RuleUpdate> updates = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      updates.add(new RuleUpdate("IBC2024", "v" + i, at(30 * i + i % 2), 1, 1.0, 1.0, 1.0, true));
    }

    Cadence.Result soon = Cadence.of(updates, at(160));
    assertThat(soon).isNotNull();
    assertThat(soon.estimate()).isNotNull();
    assertThat(soon.estimate().expected()).isBetween(28.0, 32.0);
    Cadence.Result late = Cadence.of(updates, at(2_000));
    assertThat(late).isNotNull();
    assertThat(late.estimate()).isNull();
    assertThat(Cadence.of(updates.subList(0, 4), at(160))).isNull();
  }

  private static List<String> ids(Library library, int day) {
    return library.at(at(day)).stream().map(Template::id).toList();
  }

  private static Instant at(int day) {
    return START.plus(day, ChronoUnit.DAYS);
  }

  private static Event applied(
      int day, String project, String code, @Nullable String version, @Nullable Long templates) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("code", code);
    attributes.put("elements_affected", templates == null ? 1L : templates * 10);
    if (version != null) {
      attributes.put("version", version);
    }
    if (templates != null) {
      attributes.put("templates_affected", templates);
    }
    return event(
        day, EventType.parse("regulatory/update_applied"), project, null, null, attributes);
  }

  private static Event template(
      int day, EventType type, String id, String project, @Nullable String elementType) {
    return event(day, type, project, elementType, id, Map.of());
  }

  private static Event event(
      int day,
      EventType type,
      String project,
      @Nullable String elementType,
      @Nullable String template,
      Map<String, Object> attributes) {
    return new Event(
        UUID.randomUUID(),
        at(day),
        type.module(),
        type.type(),
        null,
        project,
        null,
        null,
        elementType,
        template,
        null,
        null,
        12.0,
        attributes,
        "test");
  }
}
