package io.aecos.analytics.server.alerts;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.source.AuditChain;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Judges rules of all kinds, each within its owner's scope. */
final class Judges {
  private static final double GIGABYTE = 1e9;

  private final MetricJudge metrics;
  private final Facts facts;

  Judges(MetricJudge metrics, Facts facts) {
    this.metrics = metrics;
    this.facts = facts;
  }

  Finding judge(Viewer owner, Rule rule, ZoneId zone, Instant now) {
    if (rule instanceof Rule.Threshold threshold) {
      return metrics.threshold(owner, threshold, zone);
    }
    if (rule instanceof Rule.Pace pace) {
      return metrics.pace(owner, pace, zone, now);
    }
    if (rule instanceof Rule.Crossing crossing) {
      return metrics.crossing(owner, crossing, zone, null, null);
    }
    if (rule instanceof Rule.Unusual unusual) {
      return metrics.unusual(owner, unusual, zone);
    }
    if (rule instanceof Rule.Silence silence) {
      return metrics.silence(owner, silence, zone, now);
    }
    if (rule instanceof Rule.Quarantine quarantine) {
      return quarantine(quarantine, now);
    }
    return rule instanceof Rule.Disk disk ? disk(disk) : chains(owner);
  }

  private Finding chains(Viewer owner) {
    List<AuditChain> all = facts.chains(owner);
    if (all.isEmpty()) {
      return Finding.unknown("no audit trail of a project that you see was read yet", "");
    }
    String broken =
        all.stream()
            .filter(chain -> chain.condition() != AuditChain.Condition.INTACT)
            .map(chain -> chain.project() + " (" + chain.detail() + ")")
            .collect(Collectors.joining("; "));
    return Finding.of(
        !broken.isEmpty(),
        broken.isEmpty() ? all.size() + " audit chains are whole" : "not whole: " + broken,
        "/security");
  }

  private Finding quarantine(Rule.Quarantine rule, Instant now) {
    long count = quarantinedUpTo(facts.quarantined(), LocalDate.ofInstant(now, ZoneOffset.UTC));
    return Finding.of(
        count >= rule.items(), count + " items went into quarantine since yesterday (UTC)", "");
  }

  /** Those of a day and the one before it. */
  static long quarantinedUpTo(SortedMap<LocalDate, Long> days, LocalDate day) {
    return days.getOrDefault(day, 0L) + days.getOrDefault(day.minusDays(1), 0L);
  }

  SortedMap<LocalDate, Long> quarantined() {
    return facts.quarantined();
  }

  private Finding disk(Rule.Disk rule) {
    double free = facts.freeBytes() / GIGABYTE;
    return Finding.of(
        free < rule.gigabytes(),
        Words.plain(free) + " GB are free (" + Words.plain(rule.gigabytes()) + " GB are wanted)",
        "");
  }
}
