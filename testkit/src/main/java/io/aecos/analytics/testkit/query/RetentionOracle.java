package io.aecos.analytics.testkit.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.ledger.Segments;
import io.aecos.analytics.ledger.StoredRow;
import io.aecos.analytics.retention.Keep;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.retention.RetentionRules;
import io.aecos.analytics.retention.Segment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a ledger under {@link #RULES} was given, and where each event of it has to be: worked out
 * beside it, slowly and obviously, from what arrived.
 */
final class RetentionOracle {
  static final RetentionRules RULES =
      new RetentionRules(
          Keep.parse("90d"),
          Map.of("cost", Keep.parse("1y"), "security", Keep.FOREVER),
          Set.of("p"));

  private static final int LEFT_ALONE = 30;

  private final List<LedgerRow> rows = new ArrayList<>();
  private final Set<UUID> known = new HashSet<>();
  private final TreeMap<YearMonth, List<LedgerRow>> months = new TreeMap<>();
  private final Map<YearMonth, LocalDate> broughtBack = new HashMap<>();
  private final Map<YearMonth, Long> late = new HashMap<>();

  static YearMonth month(Event event) {
    return YearMonth.from(event.occurredAt().atOffset(ZoneOffset.UTC));
  }

  List<LedgerRow> rows() {
    return rows;
  }

  long late() {
    return late.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * {@code events} came at {@code at}, when something of {@code archived} months was archived; the
   * ledger says that {@code stored} are new. The rows that it has to have stored, in its places.
   */
  List<LedgerRow> took(
      List<Event> events, Instant at, Set<YearMonth> archived, List<LedgerRow> stored) {
    List<Event> fresh = events.stream().filter(event -> known.add(event.id())).toList();
    assertThat(stored).extracting(LedgerRow::event).isEqualTo(fresh);
    List<LedgerRow> taken = new ArrayList<>();
    for (int i = 0; i < fresh.size(); i++) {
      LedgerRow row = new LedgerRow(stored.get(i).seq(), at, fresh.get(i));
      YearMonth month = month(row.event());
      taken.add(row);
      months.computeIfAbsent(month, unused -> new ArrayList<>()).add(row);
      late.merge(month, archived.contains(month) ? 1L : 0L, Long::sum);
    }
    rows.addAll(taken);
    return taken;
  }

  /** What was archived of {@code brought} months is back since {@code today}. */
  void broughtBack(Set<YearMonth> brought, LocalDate today) {
    brought.forEach(month -> broughtBack.put(month, today));
  }

  /** After a run of {@code today} the ledger holds what has to stay, and nothing else. */
  void assertLeft(Segments segments, LocalDate today) {
    months.forEach(
        (month, all) ->
            assertThat(segments.held(month, 0, Integer.MAX_VALUE))
                .as("what is held of %s on %s", month, today)
                .extracting(StoredRow::seq)
                .isEqualTo(
                    all.stream()
                        .filter(row -> stays(row.event(), month, today))
                        .map(LedgerRow::seq)
                        .toList()));
  }

  private boolean stays(Event event, YearMonth month, LocalDate today) {
    LocalDate back = broughtBack.get(month);
    if (back != null && back.plusDays(LEFT_ALONE).isAfter(today)) {
      return true;
    }
    LocalDate end = month.plusMonths(1).atDay(1);
    return "p".equals(event.project())
        || switch (event.eventType().module()) {
          case "security" -> true;
          case "cost" -> end.plus(Period.ofYears(1)).isAfter(today);
          default -> end.plusDays(90).isAfter(today);
        };
  }

  /** Each event is counted where it is, once. */
  void assertCounted(Retention retention) {
    Map<YearMonth, List<Long>> counted = new TreeMap<>();
    for (Segment segment : retention.segments()) {
      counted.put(
          segment.month(), List.of(segment.inLedger() + segment.archived(), segment.late()));
    }
    Map<YearMonth, List<Long>> expected = new TreeMap<>();
    months.forEach(
        (month, all) -> expected.put(month, List.of((long) all.size(), late.get(month))));
    assertThat(counted).as("events and late ones by month").isEqualTo(expected);
  }
}
