package io.aecos.analytics.insight;

import io.aecos.analytics.insight.Insight.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a single step had too many of (or too few), told once: one delivery raises what was
 * generated, what was checked, what it saved and what it cost, and a reader learns nothing from
 * being told twelve times. A burst speaks for the others, since it names its cause; it takes the
 * rank of the highest.
 */
final class SameTime {
  private SameTime() {}

  static List<Insight> toldOnce(List<Insight> insights) {
    List<Insight> told = new ArrayList<>();
    Map<Phrase, List<Insight>> steps = new LinkedHashMap<>();
    for (Insight one : insights) {
      if (one.kind() == Kind.BURST || one.kind() == Kind.SPIKE) {
        steps.computeIfAbsent(one.period(), step -> new ArrayList<>()).add(one);
      } else {
        told.add(one);
      }
    }
    steps.values().forEach(step -> told.add(together(step)));
    return told;
  }

  private static Insight together(List<Insight> step) {
    List<Insight> byRank = new ArrayList<>(step);
    byRank.sort(Comparator.comparingDouble(Insight::rank).reversed().thenComparing(Insight::id));
    Insight leading =
        byRank.stream().filter(one -> one.kind() == Kind.BURST).findFirst().orElse(byRank.get(0));
    double rank = byRank.get(0).rank();
    byRank.remove(leading);
    return leading.ranked(rank).with(byRank);
  }
}
