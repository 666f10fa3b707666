package io.aecos.analytics.engine.duckdb.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which windows one scan tells apart: an event belongs to all of its windows and to no other. */
final class SpansTest {
  private static final long FIRST = 1_000_000;
  private static final long LAST = 9_000_000;
  private static final Vocabulary DATA = new Vocabulary(Map.of(), Set.of(), Set.of(), FIRST, LAST);

  @Test
  void of_windowsThatTouch_shareAScan_andThoseThatOverlapDoNot() {
    assertThat(of(window(2, 4), window(4, 6))).containsExactly(spans(span(0, 2, 4), span(1, 4, 6)));
    assertThat(of(window(4, 6), window(2, 4))).containsExactly(spans(span(1, 2, 4), span(0, 4, 6)));
    assertThat(of(window(2, 5), window(4, 6), window(6, 8)))
        .containsExactly(spans(span(0, 2, 5), span(2, 6, 8)), spans(span(1, 4, 6)));
    assertThat(of(window(2, 4), window(2, 4)))
        .containsExactly(spans(span(0, 2, 4)), spans(span(1, 2, 4)));
    assertThat(of(window(2, 8), window(4, 5)))
        .containsExactly(spans(span(0, 2, 8)), spans(span(1, 4, 5)));
  }

  @Test
  void of_windowsAreCutToTheData_toTheMicrosecond() {
    assertThat(of(Window.EVER)).containsExactly(spans(new Span(0, FIRST, LAST + 1)));
    assertThat(of(between(LAST, LAST + 1))).containsExactly(spans(new Span(0, LAST, LAST + 1)));
    assertThat(of(between(LAST + 1, LAST + 5))).isEmpty();
    assertThat(of(between(FIRST - 5, FIRST))).isEmpty();
    assertThat(of(between(FIRST - 5, FIRST + 1)))
        .containsExactly(spans(new Span(0, FIRST, FIRST + 1)));
    Instant between = Micros.toInstant(4_000_000).plusNanos(1);
    assertThat(of(new Window(between, between.plusSeconds(1))))
        .containsExactly(spans(new Span(0, 4_000_001, 5_000_001)));
    assertThat(Spans.always(DATA)).isEqualTo(spans(new Span(0, FIRST, LAST)));
  }

  @Test
  void contain_leavesOutWhatLiesBetween() {
    assertThat(spans(span(0, 2, 4), span(1, 4, 6)).contain())
        .isEqualTo(Sql.of("(occurred_us >= ? AND occurred_us < ?)", 2_000_000L, 6_000_000L));
    assertThat(spans(span(0, 2, 4), span(1, 5, 6)).contain().readable())
        .isEqualTo(
            "(occurred_us >= 2000000 AND occurred_us < 6000000)"
                + " AND ((occurred_us >= 2000000 AND occurred_us < 4000000)"
                + " OR (occurred_us >= 5000000 AND occurred_us < 6000000))");
  }

  @Test
  void index_isThatOfTheWindow() {
    assertThat(spans(span(3, 2, 4)).index().text()).isEqualTo("3");
    assertThat(spans(span(2, 2, 4), span(0, 4, 6), span(1, 7, 8)).index().readable())
        .isEqualTo(
            "CASE WHEN occurred_us < 4000000 THEN 2 WHEN occurred_us < 6000000 THEN 0 ELSE 1 END");
  }

  private static List<Spans> of(Window... windows) {
    Plan plan =
        new Plan(
            Access.everything(),
            Condition.ALWAYS,
            List.of(windows),
            ZoneOffset.UTC,
            null,
            List.of(),
            false,
            List.of());
    return Spans.of(plan, DATA);
  }

  private static Spans spans(Span... spans) {
    return new Spans(List.of(spans));
  }

  private static Span span(int window, long from, long to) {
    return new Span(window, from * 1_000_000, to * 1_000_000);
  }

  private static Window window(long from, long to) {
    return between(from * 1_000_000, to * 1_000_000);
  }

  private static Window between(long from, long to) {
    return new Window(Micros.toInstant(from), Micros.toInstant(to));
  }
}
