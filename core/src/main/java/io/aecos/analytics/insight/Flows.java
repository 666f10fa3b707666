package io.aecos.analytics.insight;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.insight.FlowAnswer.Link;
import io.aecos.analytics.insight.FlowAnswer.Node;
import io.aecos.analytics.projection.FlowCells;
import io.aecos.analytics.projection.FlowPlan;
import io.aecos.analytics.query.Frame;
import io.aecos.analytics.query.Note;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Folds paths into nodes and links. */
final class Flows {
  private Flows() {}

  static FlowPlan plan(Frame frame) {
    return new FlowPlan(frame.extent(), ElementFlow.STAGES);
  }

  static FlowAnswer answer(Frame frame, FlowCells cells) {
    List<FlowAnswer.Stage> stages = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < ElementFlow.STAGES.size(); i++) {
      String name = ElementFlow.STAGES.get(i).name();
      stages.add(
          new FlowAnswer.Stage(name, title(name), nodes(cells, i), cells.withoutElement().get(i)));
      if (i > 0) {
        links.addAll(links(cells, i - 1));
      }
    }
    return new FlowAnswer(
        stages,
        links,
        cells.paths().stream().mapToLong(FlowCells.Path::elements).sum(),
        cells.events(),
        cells.eventsWithoutElement(),
        new Trust(
            frame.period(),
            cells.watermark(),
            notes(frame, cells),
            ElementFlow.DEFINITION,
            cells.statement()));
  }

  /** Stage names and outcomes as the plan's indexes; what is not known is refused. */
  static Map<Integer, String> wanted(Map<String, String> outcomes) {
    Map<Integer, String> wanted = new HashMap<>();
    outcomes.forEach(
        (stage, outcome) -> {
          int index = ElementFlow.STAGES.stream().map(FlowPlan.Stage::name).toList().indexOf(stage);
          List<String> allowed =
              index < 0
                  ? ElementFlow.STAGES.stream().map(FlowPlan.Stage::name).toList()
                  : outcomesOf(stage);
          if (index < 0 || !allowed.contains(outcome)) {
            throw AnalyticsException.invalid(
                ErrorCode.INVALID_QUERY,
                index < 0 ? "stage" : stage,
                index < 0
                    ? "there is no stage '" + stage + "'"
                    : "'" + outcome + "' is no outcome of " + stage,
                allowed);
          }
          wanted.put(index, outcome);
        });
    return wanted;
  }

  private static List<Node> nodes(FlowCells cells, int stage) {
    Map<String, Long> counts = new HashMap<>();
    for (FlowCells.Path path : cells.paths()) {
      counts.merge(path.outcomes().get(stage), path.elements(), Long::sum);
    }
    String name = ElementFlow.STAGES.get(stage).name();
    List<Node> nodes = new ArrayList<>();
    for (String outcome : outcomesOf(name)) {
      Long elements = counts.get(outcome);
      if (elements != null) {
        nodes.add(new Node(outcome, title(name + ":" + outcome), elements));
      }
    }
    return nodes;
  }

  private static List<Link> links(FlowCells cells, int from) {
    Map<List<String>, Long> counts = new HashMap<>();
    for (FlowCells.Path path : cells.paths()) {
      counts.merge(path.outcomes().subList(from, from + 2), path.elements(), Long::sum);
    }
    String stage = ElementFlow.STAGES.get(from).name();
    String next = ElementFlow.STAGES.get(from + 1).name();
    List<Link> links = new ArrayList<>();
    for (String outcome : outcomesOf(stage)) {
      for (String then : outcomesOf(next)) {
        Long elements = counts.get(List.of(outcome, then));
        if (elements != null) {
          links.add(new Link(stage, outcome, next, then, elements));
        }
      }
    }
    return links;
  }

  private static List<Note> notes(Frame frame, FlowCells cells) {
    List<Note> notes = new ArrayList<>();
    if (cells.eventsWithoutElement() > 0) {
      notes.add(new Note(Note.Code.DIMENSION_MISSING, apart(cells)));
    }
    notes.addAll(
        frame.notes(ElementFlow.operands(), ElementFlow.events(), cells.watermark().seq()));
    for (int i = 0; i < ElementFlow.STAGES.size(); i++) {
      nodes(cells, i).stream()
          .filter(node -> node.outcome().equals("unclear"))
          .forEach(
              node ->
                  notes.add(
                      new Note(
                          Note.Code.VALUE_MISSING,
                          text(node.elements())
                              + " elements: "
                              + node.title().toLowerCase(Locale.ROOT))));
    }
    if (cells.paths().isEmpty()) {
      notes.add(new Note(Note.Code.NO_EVENTS, "no element in this period and selection"));
    }
    return notes;
  }

  private static String apart(FlowCells cells) {
    Map<String, Long> stages = new LinkedHashMap<>();
    for (int i = 0; i < ElementFlow.STAGES.size(); i++) {
      if (cells.withoutElement().get(i) > 0) {
        stages.put(title(ElementFlow.STAGES.get(i).name()), cells.withoutElement().get(i));
      }
    }
    List<String> parts = new ArrayList<>();
    stages.forEach((stage, count) -> parts.add(stage.toLowerCase(Locale.ROOT) + " " + text(count)));
    return text(cells.eventsWithoutElement())
        + " of "
        + text(cells.events())
        + " events name no element and are in no band ("
        + String.join(", ", parts)
        + ")";
  }

  private static String text(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static List<String> outcomesOf(String stage) {
    return ElementFlow.TITLES.keySet().stream()
        .filter(key -> key.startsWith(stage + ":"))
        .map(key -> key.substring(stage.length() + 1))
        .toList();
  }

  private static String title(String key) {
    return ElementFlow.TITLES.getOrDefault(key, key);
  }
}
