package io.aecos.analytics.server.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.aecos.analytics.insight.FlowAnswer;
import java.util.List;

/** Which way elements went. */
public record FlowJson(
    List<StageJson> stages,
    List<LinkJson> links,
    long elements,
    long events,
    long eventsWithoutElement,
    @JsonUnwrapped TrustJson trust) {

  /** One stage with its outcomes that occurred. */
  public record StageJson(
      String name, String title, List<NodeJson> nodes, long eventsWithoutElement) {}

  /** One outcome; {@code id} is what {@code link} takes. */
  public record NodeJson(String id, String outcome, String title, long elements) {}

  /** The elements that had one outcome and then another. */
  public record LinkJson(String link, String from, String to, long elements) {}

  static FlowJson of(FlowAnswer answer) {
    return new FlowJson(
        answer.stages().stream().map(FlowJson::stage).toList(),
        answer.links().stream().map(FlowJson::link).toList(),
        answer.elements(),
        answer.events(),
        answer.eventsWithoutElement(),
        TrustJson.of(answer.trust()));
  }

  private static StageJson stage(FlowAnswer.Stage stage) {
    return new StageJson(
        stage.name(),
        stage.title(),
        stage.nodes().stream()
            .map(
                node ->
                    new NodeJson(
                        stage.name() + ":" + node.outcome(),
                        node.outcome(),
                        node.title(),
                        node.elements()))
            .toList(),
        stage.eventsWithoutElement());
  }

  private static LinkJson link(FlowAnswer.Link link) {
    String from = link.fromStage() + ":" + link.from();
    String to = link.toStage() + ":" + link.to();
    return new LinkJson(from + ">" + to, from, to, link.elements());
  }
}
