package io.aecos.analytics.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a hook's absence hides something, to the microsecond. */
final class CoverageTest {
  private static final EventType PARSED = EventType.parse("parser/parse_completed");
  private static final EventType GENERATED = EventType.parse("generation/element_generated");
  private static final Window MARCH = window("03-01T00:00:00Z", "04-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // What others tell of, and the part of it without the hook of the 10th to the 20th.
    "03-10T00:00:00Z, 03-20T00:00:00Z, ",
    "03-09T23:50:00Z, 03-20T00:10:00Z, ",
    "03-09T23:49:59.999999Z, 03-20T00:00:00Z, 03-09T23:49:59.999999Z/03-10T00:00:00Z",
    "03-10T00:00:00Z, 03-20T00:10:00.000001Z, 03-20T00:00:00Z/03-20T00:10:00.000001Z",
    "02-01T00:00:00Z, 03-15T00:00:00Z, 03-01T00:00:00Z/03-10T00:00:00Z",
    "03-15T00:00:00Z, 05-01T00:00:00Z, 03-20T00:00:00Z/04-01T00:00:00Z",
    "02-01T00:00:00Z, 02-28T00:00:00Z, ",
    "02-01T00:00:00Z, 03-01T00:00:00Z, 03-01T00:00:00Z/03-10T00:00:00Z",
    "04-01T00:00:00Z, 05-01T00:00:00Z, "
  })
  void unhooked_isWhatOthersTellOfWithoutTheHook(String from, String to, @Nullable String gap) {
    Coverage coverage =
        coverage(
            told("p", "hook:python", window("03-10T00:00:00Z", "03-20T00:00:00Z")),
            told("p", "workspace:audit.db", window(from, to)),
            told("q", "workspace:audit.db", window("01-01T00:00:00Z", "12-31T00:00:00Z")));

    assertThat(coverage.unhooked("p", MARCH).map(CoverageTest::text).orElse(null)).isEqualTo(gap);
  }

  @Test
  void unhooked_withoutAnyHook_isAllThatOthersTellOf() {
    Window life = window("02-20T00:00:00Z", "03-05T00:00:00Z");
    Coverage coverage = coverage(told("p", "workspace:a", life), told("q", "hook:python", MARCH));

    assertThat(coverage.unhooked("p", MARCH)).contains(window("03-01T00:00:00Z", to(life)));
    assertThat(coverage.unhooked("q", MARCH)).isEmpty();
    assertThat(coverage.unhooked("nobody", MARCH)).isEmpty();
    assertThat(coverage.hooked("p")).isEmpty();
    assertThat(coverage.hooked("q")).contains(MARCH);
  }

  @Test
  void spans_ofSeveralSources_areOne() {
    Coverage coverage =
        coverage(
            told("p", "hook:a", window("03-10T00:00:00Z", "03-12T00:00:00Z")),
            told("p", "hook:b", window("03-08T00:00:00Z", "03-11T00:00:00Z")),
            told("p", "hook:c", window("03-09T00:00:00Z", "03-15T00:00:00Z")));

    assertThat(coverage.hooked("p")).contains(window("03-08T00:00:00Z", "03-15T00:00:00Z"));
  }

  @Test
  void whoTells_isToldApart() {
    Coverage coverage =
        coverage(
            told("p", "hook:python", MARCH),
            told("p", "workspace:git", MARCH),
            new Told("q", GENERATED, "workspace:git", MARCH, null),
            new Told("", GENERATED, "hook:python", MARCH, null),
            new Told("", PARSED, "http", MARCH, null),
            told("r", "hook:python", MARCH));

    assertThat(coverage.projects()).containsExactly("", "p", "q", "r");
    assertThat(coverage.hookedAndRead()).containsExactly("p");
    assertThat(coverage.toldWithoutHook(PARSED, "p")).isTrue();
    assertThat(coverage.toldWithoutHook(PARSED, "r")).isFalse();
    assertThat(coverage.toldWithoutHook(GENERATED, "p")).isFalse();
    assertThat(coverage.toldElsewhere(GENERATED, "p")).isTrue();
    assertThat(coverage.toldElsewhere(PARSED, "q")).isTrue();
    assertThat(coverage.toldElsewhere(GENERATED, "r")).isFalse();
    assertThat(coverage.toldByHooks(PARSED)).isTrue();
    assertThat(coverage.toldByHooks(EventType.parse("a/b"))).isFalse();
    assertThat(coverage.anything()).isTrue();
    assertThat(coverage().anything()).isFalse();
  }

  @Test
  void silently_isWhenAConnectorSawATemplateUsed() {
    Window used = window("03-30T00:00:00Z", "04-30T00:00:00Z");
    Told seen = new Told("p", GENERATED, "workspace:git", MARCH, used);
    Window within = window("03-30T00:00:00Z", "04-01T00:00:00Z");

    assertThat(coverage(seen).silently(Silent.FROM_TEMPLATE, "p", MARCH)).contains(within);
    assertThat(coverage(seen).silently(Silent.FROM_TEMPLATE, "q", MARCH)).isEmpty();
    assertThat(
            coverage(
                    new Told("p", GENERATED, "hook:python", MARCH, used),
                    new Told("p", PARSED, "workspace:git", MARCH, used),
                    new Told("p", GENERATED, "workspace:git", MARCH, null))
                .silently(Silent.FROM_TEMPLATE, "p", MARCH))
        .isEmpty();
    assertThat(coverage(seen).silently(Silent.CHECKED_ALONE, "p", MARCH)).isEmpty();
  }

  private static Coverage coverage(Told... told) {
    return new Coverage(List.of(told), List.of(), Presence.UNKNOWN);
  }

  private static Told told(String project, String source, Window span) {
    return new Told(project, PARSED, source, span, null);
  }

  private static Window window(String from, String to) {
    return new Window(Instant.parse("2026-" + from), Instant.parse("2026-" + to));
  }

  private static String to(Window window) {
    return window.to().toString().substring("2026-".length());
  }

  private static String text(Window window) {
    return (window.from() + "/" + window.to()).replace("2026-", "");
  }
}
