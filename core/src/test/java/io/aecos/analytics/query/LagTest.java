package io.aecos.analytics.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.LedgerRow;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LagTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final Scope ANA = Access.person(Set.of("ana"));
  private static final Scope PROJECT = Access.limitedTo(Set.of("p"), Set.of());

  private final List<LedgerRow> rows =
      List.of(row(1, "ana", "p"), row(2, "ben", "p"), row(3, "ben", "q"), row(4, "ana", "q"));

  @Test
  void of_countsWhatIsTheViewers() {
    assertThat(lag(Access.everything(), 0, 4)).isEqualTo(new Lag(4, false));
    assertThat(lag(ANA, 0, 4)).isEqualTo(new Lag(2, false));
    assertThat(lag(ANA, 1, 3)).isEqualTo(new Lag(0, false));
    assertThat(lag(PROJECT, 0, 4)).isEqualTo(new Lag(2, false));
    assertThat(lag(Access.nothing(), 0, 4)).isEqualTo(new Lag(0, false));
    assertThat(lag(ANA, 4, 4)).isEqualTo(new Lag(0, false));
  }

  @Test
  void of_anAmendmentMayBeAnybodys_whereItDoesNotSayWhose() {
    Event gone =
        Amendment.supersession(rows.get(0).event().id(), EventIds.of("x"), NOW, "p", "overlap");
    List<LedgerRow> amended = List.of(new LedgerRow(5, NOW, gone));

    assertThat(Lag.of(ANA, 4, 5, (after, limit) -> amended)).isEqualTo(new Lag(0, true));
    assertThat(Lag.of(PROJECT, 4, 5, (after, limit) -> amended)).isEqualTo(new Lag(1, false));
    assertThat(Lag.of(Access.limitedTo(Set.of("q"), Set.of()), 4, 5, (after, limit) -> amended))
        .isEqualTo(new Lag(0, false));
  }

  @Test
  void of_types_countsWhatMayChangeThem() {
    EventType parsed = EventType.parse("parser/parse_completed");
    Event gone =
        Amendment.supersession(rows.get(0).event().id(), EventIds.of("x"), NOW, "p", "overlap");
    List<LedgerRow> behind =
        List.of(
            row(5, "ana", "p"),
            row(6, "hook/events_lost", "ana", "p"),
            row(7, "analytics/signed_in", "ana", "p"),
            new LedgerRow(8, NOW, gone));

    for (Scope scope : List.of(Access.everything(), PROJECT)) {
      assertThat(Lag.of(scope, Set.of(parsed), 4, 8, (after, limit) -> behind))
          .isEqualTo(new Lag(3, false));
      assertThat(
              Lag.of(
                  scope,
                  Set.of(EventType.parse("cost/estimate_completed")),
                  4,
                  7,
                  (after, limit) -> behind.subList(0, 3)))
          .isEqualTo(new Lag(1, false));
      assertThat(Lag.of(scope, Set.of(), 4, 8, (after, limit) -> behind))
          .isEqualTo(new Lag(4, false));
    }
    assertThat(Lag.of(ANA, Set.of(parsed), 4, 8, (after, limit) -> behind))
        .isEqualTo(new Lag(2, true));
  }

  @Test
  void of_muchBehind_isNotReadAndNotToldInNumbers() {
    Lag.Rows unread =
        (after, limit) -> {
          throw new AssertionError("so many rows are not read for an answer");
        };

    assertThat(Lag.of(ANA, 0, 1_000_000, unread)).isEqualTo(new Lag(0, true));
    assertThat(Lag.of(Access.everything(), 0, 1_000_000, unread))
        .isEqualTo(new Lag(1_000_000, false));
  }

  @Test
  void of_readsAsManyRowsAsItHasTo() {
    List<LedgerRow> many =
        LongStream.rangeClosed(1, 2_000).mapToObj(i -> row(i, "ana", "p")).toList();

    assertThat(Lag.of(ANA, 0, 2_000, (after, limit) -> many.subList((int) after, limit)))
        .isEqualTo(new Lag(2_000, false));
  }

  private Lag lag(Scope scope, long counted, long last) {
    return Lag.of(
        scope,
        counted,
        last,
        (after, limit) -> rows.stream().filter(row -> row.seq() > after).limit(limit).toList());
  }

  private static LedgerRow row(long seq, @Nullable String user, String project) {
    return row(seq, "parser/parse_completed", user, project);
  }

  private static LedgerRow row(long seq, String type, @Nullable String user, String project) {
    return new LedgerRow(
        seq,
        NOW,
        Event.builder(EventIds.of("lag", Long.toString(seq)), NOW, EventType.parse(type), "test")
            .user(user)
            .project(project)
            .build());
  }
}
