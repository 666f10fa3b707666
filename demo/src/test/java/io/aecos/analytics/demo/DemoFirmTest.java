package io.aecos.analytics.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.aecos.analytics.event.Event;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoFirmTest {
  private static final Instant END = Instant.parse("2026-11-20T21:30:00Z");
  private static final List<Event> EVENTS = DemoFirm.until(END).stream().toList();

  @Test
  void stream_isTheSameForTheSameSeedAndEnd() {
    DemoFirm small = DemoFirm.until(END).sized(5000);
    assertThat(small.stream()).containsExactlyElementsOf(small.stream().toList());
    assertThat(new DemoFirm(7, END, 5000).stream().limit(100))
        .doesNotContainAnyElementsOf(small.stream().limit(100).toList());
  }

  @Test
  void stream_readAtOnceOrOneByOneIsTheSame() {
    DemoFirm small = DemoFirm.until(END).sized(5000);
    List<Event> oneByOne = new java.util.ArrayList<>();
    small.stream().iterator().forEachRemaining(oneByOne::add);
    assertThat(oneByOne).containsExactlyElementsOf(small.stream().toList());
  }

  @Test
  void stream_isInTheOrderOfTimeAndEndsAtTheEnd() {
    Instant before = Instant.MIN;
    for (Event event : EVENTS) {
      assertThat(event.occurredAt()).isAfterOrEqualTo(before);
      before = event.occurredAt();
    }
    assertThat(before).isBetween(END.minusSeconds(3600), END);
    LocalDate first = LocalDate.ofInstant(EVENTS.get(0).occurredAt(), DemoFirm.ZONE);
    assertThat(first).isEqualTo(LocalDate.of(2024, 11, 21));
  }

  @Test
  void stream_hasAboutAsManyEventsAsAskedFor() {
    assertThat((double) EVENTS.size()).isCloseTo(200_000, within(8_000.0));
    assertThat((double) DemoFirm.until(END).sized(1_000_000).stream().count())
        .isCloseTo(1_000_000, within(60_000.0));
  }

  @Test
  void stream_givesEachEventItsOwnId() {
    Set<UUID> ids = EVENTS.stream().map(Event::id).collect(Collectors.toCollection(HashSet::new));
    assertThat(ids).hasSameSizeAs(EVENTS);
  }

  @Test
  void stream_followsTheWeekTheHolidaysAndTheClock() {
    List<ZonedDateTime> generated =
        EVENTS.stream()
            .filter(event -> event.type().equals("element_generated"))
            .map(event -> event.occurredAt().atZone(DemoFirm.ZONE))
            .toList();
    Map<DayOfWeek, Long> byWeekday =
        generated.stream()
            .collect(Collectors.groupingBy(ZonedDateTime::getDayOfWeek, Collectors.counting()));
    assertThat(byWeekday.get(DayOfWeek.TUESDAY)).isGreaterThan(byWeekday.get(DayOfWeek.FRIDAY));
    assertThat(byWeekday.get(DayOfWeek.FRIDAY))
        .isGreaterThan(5 * byWeekday.get(DayOfWeek.SATURDAY));
    assertThat(generated.stream().filter(at -> at.getHour() >= 7 && at.getHour() < 19).count())
        .isGreaterThan(generated.size() * 9L / 10);
    LocalDate thanksgiving = LocalDate.of(2025, 11, 27);
    assertThat(generated.stream().filter(at -> at.toLocalDate().equals(thanksgiving)).count())
        .isLessThan(4);
  }

  @Test
  void stream_showsAFirmThatGrowsAndLearns() {
    int middle = EVENTS.size() / 2;
    assertThat(EVENTS.get(middle).occurredAt()).isAfter(END.minusSeconds(365L * 86_400));
    List<Event> early = EVENTS.subList(0, middle / 2);
    List<Event> late = EVENTS.subList(EVENTS.size() - middle / 2, EVENTS.size());
    assertThat(average(late, "parse_completed")).isGreaterThan(average(early, "parse_completed"));
    assertThat(average(late, "check_completed")).isGreaterThan(average(early, "check_completed"));
    assertThat(average(late, "element_generated")).isLessThan(average(early, "element_generated"));
    assertThat(reuse(late)).isGreaterThan(reuse(early) + .15);
  }

  @Test
  void sized_refusesAFirmThatIsTooSmall() {
    assertThatThrownBy(() -> DemoFirm.until(END).sized(10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000");
  }

  @Test
  void report_namesEveryProjectOfTheEvents() {
    Set<String> projects =
        EVENTS.stream()
            .map(Event::project)
            .filter(java.util.Objects::nonNull)
            .collect(Collectors.toSet());
    assertThat(projects).hasSizeBetween(8, 12);
    assertThat(DemoFirm.until(END).report(END, Map.of()).projects())
        .extracting(project -> project.key())
        .containsAll(projects);
  }

  private static double average(List<Event> events, String type) {
    return events.stream()
        .filter(event -> event.type().equals(type))
        .mapToDouble(Event::value)
        .average()
        .orElseThrow();
  }

  private static double reuse(List<Event> events) {
    return events.stream()
        .filter(event -> event.type().equals("element_generated"))
        .mapToInt(event -> event.templateId() == null ? 0 : 1)
        .average()
        .orElseThrow();
  }
}
