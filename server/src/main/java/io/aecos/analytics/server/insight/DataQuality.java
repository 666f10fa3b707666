package io.aecos.analytics.server.insight;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.insight.Insight;
import io.aecos.analytics.insight.Insight.Kind;
import io.aecos.analytics.insight.Insight.Where;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.query.SourcesSeen;
import io.aecos.analytics.source.SourceState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What keeps figures from being believed: sources that cannot be read, or have not been for days,
 * of projects that the viewer sees; and, for administrators, what waits in quarantine.
 */
public final class DataQuality {
  private static final Duration LONG = Duration.ofDays(3);
  private static final double OF_SOURCES = 0.9;
  private static final int MOST = 3;

  private final Ledger ledger;
  private final Clock clock;

  public DataQuality(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  List<Insight> of(Viewer viewer, ZoneId zone) {
    Instant now = clock.instant();
    List<Insight> insights = new ArrayList<>();
    List<SourceState> seen =
        SourcesSeen.states(ledger.sources(), viewer.scope()).stream()
            .filter(state -> state.status() != SourceState.Status.ABSENT)
            .toList();
    List<SourceState> broken = seen.stream().filter(state -> isBroken(state)).toList();
    if (!broken.isEmpty()) {
      insights.add(
          source(
              "broken", broken, seen, "cannot be read in full", first(broken).detail(), now, zone));
    }
    List<SourceState> silent =
        seen.stream()
            .filter(state -> !isBroken(state) && state.checkedAt().plus(LONG).isBefore(now))
            .toList();
    if (!silent.isEmpty()) {
      String since = LocalDate.ofInstant(first(silent).checkedAt(), zone).toString();
      insights.add(
          source(
              "silent",
              silent,
              seen,
              "have not been read for days",
              "the first since " + since,
              now,
              zone));
    }
    long waiting = viewer.role() == Viewer.Role.ADMIN ? ledger.quarantine().open() : 0;
    if (waiting > 0) {
      insights.add(quarantine(waiting, now, zone));
    }
    return insights;
  }

  private static SourceState first(List<SourceState> states) {
    return states.get(0);
  }

  private static boolean isBroken(SourceState state) {
    return !state.status().complete() && state.status() != SourceState.Status.READING;
  }

  private static Insight source(
      String what,
      List<SourceState> states,
      List<SourceState> all,
      String matter,
      String detail,
      Instant now,
      ZoneId zone) {
    String names =
        states.stream()
            .limit(MOST)
            .map(
                state ->
                    state.project().isEmpty()
                        ? state.source()
                        : state.source() + " of " + state.project())
            .collect(Collectors.joining(", "));
    String more = states.size() > MOST ? " and " + (states.size() - MOST) + " more" : "";
    return new Insight(
        "silent_source:"
            + what
            + ":"
            + states.size()
            + ":"
            + LocalDate.ofInstant(now, zone).withDayOfMonth(1),
        Kind.SILENT_SOURCE,
        null,
        "%d of %d sources %s: %s%s.".formatted(states.size(), all.size(), matter, names, more),
        "figures from them are not complete" + (detail.isEmpty() ? "" : ": " + detail),
        "seen, not estimated",
        OF_SOURCES * Math.min(1, 0.3 + (double) states.size() / all.size()),
        Where.HERE);
  }

  private static Insight quarantine(long waiting, Instant now, ZoneId zone) {
    return new Insight(
        "quarantine:" + LocalDate.ofInstant(now, zone).withDayOfMonth(1),
        Kind.QUARANTINE,
        null,
        waiting == 1
            ? "1 item waits in quarantine."
            : "%,d items wait in quarantine.".formatted(waiting),
        "they count in no figure until they are settled",
        "counted, not estimated",
        Math.min(1, 0.2 + Math.log10(1 + waiting) / 5),
        Where.HERE);
  }
}
