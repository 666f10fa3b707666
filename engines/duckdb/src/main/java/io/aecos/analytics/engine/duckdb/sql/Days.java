package io.aecos.analytics.engine.duckdb.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Local days of a time zone, each by its number since 1970-01-01. */
public record Days(List<Long> numbers) {
  public static final Days NONE = new Days(List.of());

  private static final long HOUR_SECONDS = 3_600;
  private static final long HOUR = HOUR_SECONDS * 1_000_000;
  private static final long DAY = 24 * HOUR;

  /** No zone is further from UTC. */
  private static final long FURTHEST = 18 * HOUR;

  private static final int MOST_RANGES = 8;

  public Days {
    numbers = numbers.stream().distinct().sorted().toList();
  }

  /** Those that have a part in one of the hours, which are numbered since 1970-01-01 in UTC. */
  static Days ofHours(Collection<Long> hours, ZoneId zone) {
    SortedSet<Long> days = new TreeSet<>();
    for (long hour : hours) {
      addDays(hour * HOUR_SECONDS, zone.getRules(), days);
    }
    return new Days(List.copyOf(days));
  }

  /** Where clocks go back over midnight, an hour can hold three of them, one of them twice. */
  private static void addDays(long second, ZoneRules rules, Collection<Long> days) {
    Instant start = Instant.ofEpochSecond(second);
    Instant end = start.plusSeconds(HOUR_SECONDS);
    days.add(day(start, rules));
    days.add(day(end.minusNanos(1), rules));
    ZoneOffsetTransition change = rules.nextTransition(start);
    while (change != null && change.getInstant().isBefore(end)) {
      days.add(change.getDateTimeBefore().minusNanos(1).toLocalDate().toEpochDay());
      days.add(change.getDateTimeAfter().toLocalDate().toEpochDay());
      change = rules.nextTransition(change.getInstant());
    }
  }

  private static long day(Instant instant, ZoneRules rules) {
    ZoneOffset offset = rules.getOffset(instant);
    return LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, offset)
        .toLocalDate()
        .toEpochDay();
  }

  public int size() {
    return numbers.size();
  }

  boolean isEmpty() {
    return numbers.isEmpty();
  }

  /** These and those. */
  public Days and(Days others) {
    List<Long> all = new ArrayList<>(numbers);
    all.addAll(others.numbers);
    return new Days(all);
  }

  /** Those that may have a part between two moments; a day more does not matter. */
  Days near(long fromMicros, long toMicros) {
    return new Days(
        numbers.stream()
            .filter(day -> earliest(day) < toMicros && latest(day) > fromMicros)
            .toList());
  }

  /** Whether {@code day}, an expression for such a number, is one of them. */
  Sql contain(String day) {
    return isEmpty() ? Sql.FALSE : Sql.of(day + " IN (" + joined() + ")");
  }

  private String joined() {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** Whether an event may be of one of them, by which whole blocks are skipped. */
  Sql about() {
    return Sql.format("({})", Sql.join(" OR ", ranges().stream().map(Span::contains).toList()));
  }

  /**
   * The time in which they lie, whatever the zone, in a few pieces. Days that are close to each
   * other share one.
   */
  List<Span> ranges() {
    List<Span> ranges = new ArrayList<>();
    int from = 0;
    for (int end : ends()) {
      ranges.add(new Span(-1, earliest(numbers.get(from)), latest(numbers.get(end))));
      from = end + 1;
    }
    return ranges;
  }

  /** The places of the days that end a piece: before the widest gaps, and the last one. */
  private List<Integer> ends() {
    int last = numbers.size() - 1;
    List<Integer> ends =
        new ArrayList<>(
            IntStream.range(0, Math.max(0, last))
                .boxed()
                .sorted(Comparator.comparing(this::gapAfter).reversed())
                .filter(place -> latest(numbers.get(place)) < earliest(numbers.get(place + 1)))
                .limit(MOST_RANGES - 1)
                .sorted()
                .toList());
    if (!isEmpty()) {
      ends.add(last);
    }
    return ends;
  }

  private long gapAfter(int place) {
    return numbers.get(place + 1) - numbers.get(place);
  }

  private static long earliest(long day) {
    return day * DAY - FURTHEST;
  }

  private static long latest(long day) {
    return (day + 1) * DAY + FURTHEST;
  }

  @Override
  public String toString() {
    return numbers.stream().map(LocalDate::ofEpochDay).toList().toString();
  }
}
