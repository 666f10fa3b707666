package io.aecos.analytics.sheet;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a panel can be, and what has to be said of it; a word with {@code ?} may be left out. */
public enum PanelKind {
  TREND("title", "metrics", "marks?"),
  BARS("title", "metrics", "by", "within?"),
  BREAKDOWN("metrics", "by"),
  HEATMAP("title", "metrics", "by", "within?", "columns"),
  STACK("title", "metrics", "by"),
  SPREAD("title", "metrics"),
  CALENDAR("title", "metrics"),
  ERRORS("title", "metrics"),
  PAIRS("title", "metrics", "level", "unit"),
  WORST("title", "metrics", "by"),
  FLOW("title"),
  TOGETHER("title"),
  UPDATES("title"),
  ATTENTION("title", "of"),
  HEADLINE("metrics"),
  CHANGES("metrics"),
  STATIONS("metrics"),
  SAVED("metrics"),
  TEAMWORK("metrics"),
  RECENT("metrics"),
  TEAM,
  OUTLOOK,
  ROI,
  QUALITY,
  CHAINS,
  VERDICT,
  TRAIL,
  CONDITION,
  STORAGE,
  SOURCES,
  COUNTED,
  LOSSES,
  ACCOUNTING,
  QUARANTINE,
  UNKNOWN;

  private static final List<String> OF_ANY = List.of("kind", "span", "for");

  private final List<String> members;

  PanelKind(String... members) {
    this.members = List.of(members);
  }

  /** As it is written: {@code trend}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All that may be said of such a panel. */
  Set<String> allowed() {
    Set<String> allowed = new LinkedHashSet<>(OF_ANY);
    members.forEach(member -> allowed.add(member.replace("?", "")));
    return allowed;
  }

  /** All that has to be said of such a panel. */
  List<String> needed() {
    return members.stream().filter(member -> !member.endsWith("?")).toList();
  }

  /** How many metrics such a panel draws at most. */
  int mostMetrics() {
    return switch (this) {
      case BARS, HEATMAP, STACK, SPREAD, CALENDAR, ERRORS, PAIRS, RECENT -> 1;
      case WORST -> 2;
      default -> Integer.MAX_VALUE;
    };
  }

  /** By how many dimensions such a panel cuts at most, {@code within} and columns aside. */
  int mostDimensions() {
    return this == BREAKDOWN || this == WORST ? Integer.MAX_VALUE : 1;
  }
}
