package io.aecos.analytics.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What happens to one element adds up over the types of events that tell of it. */
class DemoChainTest {
  private static final Instant END = Instant.parse("2026-11-20T21:30:00Z");
  private static final List<Event> EVENTS = DemoFirm.until(END).sized(50_000).stream().toList();

  @Test
  void everyGeneratedElementWasCheckedValidatedAndPricedBefore() {
    Map<String, Event> generated = byElement(Types.GENERATED);
    assertThat(generated).hasSameSizeAs(of(Types.GENERATED).toList());
    for (EventType step : List.of(Types.CHECKED, Types.VALIDATED, Types.ESTIMATED)) {
      Map<String, Event> first = byElement(step);
      assertThat(first).hasSizeBetween(generated.size(), generated.size() + 1);
      generated.forEach(
          (guid, event) ->
              assertThat(first.get(guid).occurredAt()).isBeforeOrEqualTo(event.occurredAt()));
    }
  }

  @Test
  void everyEventOfAnElementAgreesOnWhatItIs() {
    Map<String, Set<String>> descriptions =
        EVENTS.stream()
            .filter(event -> event.elementGuid() != null)
            .collect(
                Collectors.groupingBy(
                    Event::elementGuid,
                    Collectors.mapping(
                        event -> event.project() + event.elementType() + event.discipline(),
                        Collectors.toSet())));
    assertThat(descriptions.values()).allMatch(descriptionsOfOne -> descriptionsOfOne.size() == 1);
  }

  @Test
  void aCheckCountsItsRules() {
    Map<String, Long> rules =
        of(Types.RULE)
            .filter(event -> event.value() != null)
            .collect(Collectors.groupingBy(Event::elementGuid, Collectors.counting()));
    Map<String, Long> counted =
        of(Types.CHECKED)
            .collect(
                Collectors.groupingBy(
                    Event::elementGuid,
                    Collectors.summingLong(e -> number(e, "passed") + number(e, "failed"))));
    counted.values().removeIf(count -> count == 0);
    assertThat(counted).isEqualTo(rules);
  }

  @Test
  void aVerdictFollowsItsRequestByItsTurnaround() {
    Map<String, Event> requests =
        of(Types.REVIEW_REQUESTED)
            .collect(Collectors.toMap(e -> text(e, "review_id"), Function.identity()));
    List<Event> verdicts =
        Stream.concat(of(Types.REVIEW_APPROVED), of(Types.REVIEW_REJECTED)).toList();
    assertThat(verdicts).hasSizeGreaterThan(requests.size() * 8 / 10);
    for (Event verdict : verdicts) {
      Event request = requests.get(text(verdict, "review_id"));
      double hours =
          Duration.between(request.occurredAt(), verdict.occurredAt()).toMillis() / 3_600_000.0;
      assertThat(hours)
          .isCloseTo((Double) verdict.attributes().get("turnaround_hours"), within(.001));
      assertThat(verdict.user()).isEqualTo(text(request, "reviewer"));
    }
  }

  @Test
  void everyTemplateInUseWasAddedBefore() {
    Map<String, Instant> added =
        of(Types.TEMPLATE_ADDED)
            .collect(Collectors.toMap(Event::templateId, Event::occurredAt, (a, b) -> a));
    assertThat(of(Types.GENERATED).filter(event -> event.templateId() != null))
        .allMatch(event -> !event.occurredAt().isBefore(added.get(event.templateId())));
  }

  @Test
  void actualCostsAreNearTheEstimatesAndNearerAtTheEnd() {
    Map<String, Event> estimates = byElement(Types.ESTIMATED);
    List<Double> errors =
        of(Types.ACTUAL_COST)
            .map(event -> event.value() / estimates.get(event.elementGuid()).value() - 1)
            .toList();
    double early = bias(errors.subList(0, errors.size() / 4));
    double late = bias(errors.subList(errors.size() * 3 / 4, errors.size()));
    assertThat(early).isBetween(.05, .1);
    assertThat(late).isBetween(0.0, .05);
  }

  private static double bias(List<Double> errors) {
    return errors.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static Stream<Event> of(EventType type) {
    return EVENTS.stream().filter(event -> event.eventType().equals(type));
  }

  /** The first event of a type per element. */
  private static Map<String, Event> byElement(EventType type) {
    return of(type).collect(Collectors.toMap(Event::elementGuid, Function.identity(), (a, b) -> a));
  }

  private static long number(Event event, String attribute) {
    return (Long) event.attributes().get(attribute);
  }

  private static String text(Event event, String attribute) {
    return (String) event.attributes().get(attribute);
  }
}
