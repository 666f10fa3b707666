package io.aecos.analytics.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From which numbers a loss takes away, and what it says. */
final class LossTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Set<EventType> PARSED = Set.of(EventType.parse("parser/parse_completed"));

  @ParameterizedTest
  @CsvSource({
    // Told at noon: of a day before, up to that moment.
    "2026-03-01T12:00:00Z, 2026-03-01T12:00:00.000001Z, true",
    "2026-03-01T11:00:00Z, 2026-03-01T12:00:00Z, false",
    "2026-03-02T12:00:00Z, 2026-03-02T13:00:00Z, true",
    "2026-03-02T12:00:00.001Z, 2026-03-02T13:00:00Z, false"
  })
  void events_concernTheDayBeforeTheyWereTold(Instant from, Instant to, boolean concerned) {
    Loss loss = Loss.ofEvents(event(Loss.EVENTS).build());
    assertThat(loss.concerns(PARSED, new Window(from, to))).isEqualTo(concerned);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-01T00:00:00Z, 2026-02-01T00:00:00Z",
    "yesterday, 2026-03-01T12:00:00Z",
    ", 2026-03-01T12:00:00Z"
  })
  void events_beginWhereTheHookSays_elseADayBefore(@Nullable String since, Instant from) {
    Loss loss = Loss.ofEvents(event(Loss.EVENTS).attribute("since", since).build());
    assertThat(loss.span()).isEqualTo(new Window(from, NOON.plusMillis(1)));
  }

  @Test
  void method_concernsAllThatComesAfter() {
    Loss loss = Loss.ofMethod(event(Loss.METHOD).attribute("method", "parse").build(), null);

    assertThat(loss.span()).isEqualTo(new Window(NOON, Window.EVER.to()));
    assertThat(loss.what()).isEqualTo("the hook found no method parse");
  }

  @Test
  void concerns_itsModule_orAnyButTheHooksOwn() {
    Window day = new Window(NOON.minusSeconds(9), NOON.plusSeconds(9));
    Set<EventType> hooks = Set.of(Loss.EVENTS);
    Loss ofParser = Loss.ofEvents(event(Loss.EVENTS).attribute("module", "parser").build());
    Loss ofAny = Loss.ofEvents(event(Loss.EVENTS).build());

    assertThat(ofParser.concerns(PARSED, day)).isTrue();
    assertThat(ofParser.concerns(Set.of(EventType.parse("cost/estimated")), day)).isFalse();
    assertThat(ofParser.concerns(Set.of(), day)).isTrue();
    assertThat(ofAny.concerns(PARSED, day)).isTrue();
    assertThat(ofAny.concerns(hooks, day)).isFalse();
    assertThat(ofAny.concerns(Set.of(), day)).isTrue();
  }

  @Test
  void what_saysHowManyAndWhy() {
    assertThat(Loss.ofEvents(event(Loss.EVENTS).build()).what())
        .isEqualTo("a hook lost some events");
    Event many = event(Loss.EVENTS).value(1200.0).attribute("reason", "disk_full").build();
    assertThat(Loss.ofEvents(many).what()).isEqualTo("a hook lost 1,200 events (disk full)");
    assertThat(Loss.ofEvents(many).project()).isEqualTo("tower");
  }

  private static EventBuilder event(EventType type) {
    return Event.builder(new UUID(1, 2), NOON, type, "hook:python").project("tower");
  }
}
