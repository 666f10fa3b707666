package io.aecos.analytics.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the firm's events reached it, and what the night of the tower is beside other weeks. */
class DeliveriesTest {
  private static final Instant END = Instant.parse("2026-11-20T21:30:00Z");
  private static final DemoFirm FIRM = DemoFirm.until(END);
  private static final List<DemoDelivery> DELIVERIES = new ArrayList<>();

  @BeforeAll
  static void receive() {
    FIRM.deliveries().forEachRemaining(DELIVERIES::add);
  }

  @Test
  void deliveries_bringEveryEventOnceAfterItHappened() {
    List<Event> delivered =
        DELIVERIES.stream()
            .flatMap(delivery -> delivery.events().stream())
            .sorted(Comparator.comparing(Event::id))
            .toList();
    assertThat(delivered)
        .containsExactlyElementsOf(FIRM.stream().sorted(Comparator.comparing(Event::id)).toList());
    for (DemoDelivery delivery : DELIVERIES) {
      assertThat(delivery.events())
          .isSortedAccordingTo(Comparator.comparing(Event::occurredAt))
          .allMatch(event -> !event.occurredAt().isAfter(delivery.receivedAt()));
    }
  }

  @Test
  void deliveries_areReceivedInOrderUntilTheEnd() {
    assertThat(DELIVERIES).extracting(DemoDelivery::receivedAt).isSorted().doesNotHaveDuplicates();
    assertThat(DELIVERIES.get(DELIVERIES.size() - 1).receivedAt()).isEqualTo(END);
  }

  /** Counted from the events themselves, by the week that begins on a Monday. */
  @Test
  void aNightBroughtFourUsualWeeksInOneDelivery() {
    Map<LocalDate, Long> weeks =
        DELIVERIES.stream()
            .flatMap(delivery -> delivery.events().stream())
            .filter(DeliveriesTest::isGenerated)
            .collect(Collectors.groupingBy(DeliveriesTest::week, Collectors.counting()));
    DemoDelivery largest =
        DELIVERIES.stream().max(Comparator.comparing(DeliveriesTest::generated)).orElseThrow();
    long burst = generated(largest);
    LocalDate week = week(largest.events().get(0));

    assertThat(largest.events()).extracting(Event::project).containsOnly("bayview-tower");
    assertThat(week).isBetween(LocalDate.of(2026, 10, 5), LocalDate.of(2026, 10, 19));
    long usual = (weeks.get(week.minusWeeks(1)) + weeks.get(week.plusWeeks(1))) / 2;
    assertThat(burst).isBetween(3 * usual, 5 * usual);
    assertThat(weeks.get(week) - burst).isBetween(usual * 7 / 10, usual * 13 / 10);
  }

  private static long generated(DemoDelivery delivery) {
    return delivery.events().stream().filter(DeliveriesTest::isGenerated).count();
  }

  private static boolean isGenerated(Event event) {
    return event.eventType().equals(Types.GENERATED);
  }

  private static LocalDate week(Event event) {
    return LocalDate.ofInstant(event.occurredAt(), DemoFirm.ZONE)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
