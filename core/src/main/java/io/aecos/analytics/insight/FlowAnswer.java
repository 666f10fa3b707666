package io.aecos.analytics.insight;

import java.util.List;

/**
 * Which way elements went. At every stage the nodes' elements add up to {@code elements}; so do the
 * links between two neighbouring stages, and at each node those that arrive and those that leave.
 */
public record FlowAnswer(
    List<Stage> stages,
    List<Link> links,
    long elements,
    long events,
    long eventsWithoutElement,
    Trust trust) {

  /** One stage with its outcomes that occurred, and its events that belong to no element. */
  public record Stage(String name, String title, List<Node> nodes, long eventsWithoutElement) {}

  /** One outcome of a stage. */
  public record Node(String outcome, String title, long elements) {}

  /** The elements that had one outcome and then another. */
  public record Link(String fromStage, String from, String toStage, String to, long elements) {}
}
