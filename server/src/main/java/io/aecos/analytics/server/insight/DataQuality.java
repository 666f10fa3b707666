package io.aecos.analytics.server.insight;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.insight.Insight;
import io.aecos.analytics.insight.Insight.Kind;
import io.aecos.analytics.insight.Insight.Where;
import io.aecos.analytics.insight.Phrase;
import io.aecos.analytics.insight.PhrasePart;
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
      insights.add(source("broken", broken, seen, incomplete(first(broken).detail()), now, zone));
    }
    List<SourceState> silent =
        seen.stream()
            .filter(state -> !isBroken(state) && state.checkedAt().plus(LONG).isBefore(now))
            .toList();
    if (!silent.isEmpty()) {
      LocalDate since = LocalDate.ofInstant(first(silent).checkedAt(), zone);
      insights.add(
          source(
              "silent", silent, seen, Phrase.of("source.since", new Phrase.Day(since)), now, zone));
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

  private static Phrase incomplete(String detail) {
    return detail.isEmpty()
        ? Phrase.of("source.comes")
        : Phrase.of("source.comes.detail", new Phrase.Name(detail));
  }

  private static Insight source(
      String what,
      List<SourceState> states,
      List<SourceState> all,
      Phrase comes,
      Instant now,
      ZoneId zone) {
    Phrase names =
        states.stream()
            .limit(MOST)
            .map(DataQuality::name)
            .reduce((one, two) -> Phrase.of("source.and", one, two))
            .orElse(Phrase.NONE);
    int others = states.size() - MOST;
    Phrase more = others > 0 ? Phrase.of("source.more", new Phrase.Count(others)) : Phrase.NONE;
    LocalDate today = LocalDate.ofInstant(now, zone);
    return new Insight(
        "silent_source:" + what + ":" + states.size() + ":" + today.withDayOfMonth(1),
        Kind.SILENT_SOURCE,
        null,
        Phrase.of(
            "source." + what,
            new Phrase.Count(states.size()),
            new Phrase.Count(all.size()),
            names,
            more),
        comes,
        Phrase.of("source.trust"),
        Phrase.of("now", new Phrase.Day(today)),
        OF_SOURCES * Math.min(1, 0.3 + (double) states.size() / all.size()),
        Where.HERE);
  }

  private static Phrase name(SourceState state) {
    PhrasePart source = new Phrase.Name(state.source());
    return state.project().isEmpty()
        ? Phrase.of("name", source)
        : Phrase.of("source.of", source, new Phrase.Name(state.project()));
  }

  private static Insight quarantine(long waiting, Instant now, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    return new Insight(
        "quarantine:" + today.withDayOfMonth(1),
        Kind.QUARANTINE,
        null,
        Phrase.of(waiting == 1 ? "quarantine.one" : "quarantine", new Phrase.Count(waiting)),
        Phrase.of("quarantine.comes"),
        Phrase.of("quarantine.trust"),
        Phrase.of("now", new Phrase.Day(today)),
        Math.min(1, 0.2 + Math.log10(1 + waiting) / 5),
        Where.HERE);
  }
}
