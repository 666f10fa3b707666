package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.projection.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Windows without overlap, which one scan can tell apart. */
record Spans(List<Span> spans) {

  /** The plan's windows that can hold events, gathered so that each group needs one scan only. */
  static List<Spans> of(Plan plan, Vocabulary vocabulary) {
    List<List<Span>> groups = new ArrayList<>();
    for (int i = 0; i < plan.windows().size(); i++) {
      Span span = Span.of(i, plan.windows().get(i), vocabulary);
      if (!span.isEmpty()) {
        groupFor(span, groups).add(span);
      }
    }
    return groups.stream()
        .map(group -> new Spans(group.stream().sorted(Comparator.comparing(Span::from)).toList()))
        .toList();
  }

  /** All of time that can hold events, as one window. */
  static Spans always(Vocabulary vocabulary) {
    return new Spans(List.of(new Span(0, vocabulary.firstMicros(), vocabulary.lastMicros())));
  }

  private static List<Span> groupFor(Span span, List<List<Span>> groups) {
    for (List<Span> group : groups) {
      if (group.stream().noneMatch(span::overlaps)) {
        return group;
      }
    }
    List<Span> group = new ArrayList<>();
    groups.add(group);
    return group;
  }

  long from() {
    return spans.get(0).from();
  }

  long to() {
    return spans.get(spans.size() - 1).to();
  }

  /** The hull, by which whole blocks are skipped, and what lies between the windows left out. */
  Sql contain() {
    Sql hull = new Span(-1, from(), to()).contains();
    return isGapless()
        ? hull
        : Sql.format(
            "{} AND ({})", hull, Sql.join(" OR ", spans.stream().map(Span::contains).toList()));
  }

  private boolean isGapless() {
    for (int i = 1; i < spans.size(); i++) {
      if (spans.get(i - 1).to() != spans.get(i).from()) {
        return false;
      }
    }
    return true;
  }

  /** The index of the window that a contained event belongs to. */
  Sql index() {
    if (spans.size() == 1) {
      return Sql.of(String.valueOf(spans.get(0).window()));
    }
    List<Sql> cases = new ArrayList<>();
    for (Span span : spans.subList(0, spans.size() - 1)) {
      cases.add(Sql.of("WHEN occurred_us < ? THEN " + span.window(), span.to()));
    }
    return Sql.format(
        "CASE {} ELSE " + spans.get(spans.size() - 1).window() + " END", Sql.join(" ", cases));
  }
}
