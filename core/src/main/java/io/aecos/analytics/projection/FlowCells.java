package io.aecos.analytics.projection;

import java.util.List;

/**
 * The paths that were taken, in no particular order, and the events that belong to no element:
 * {@code withoutElement} per stage, in order, and {@code eventsWithoutElement} of {@code events} in
 * all (an event may serve two stages).
 */
public record FlowCells(
    List<Path> paths,
    List<Long> withoutElement,
    long eventsWithoutElement,
    long events,
    Watermark watermark,
    String statement) {

  public FlowCells {
    paths = List.copyOf(paths);
    withoutElement = List.copyOf(withoutElement);
  }

  /** One outcome per stage and how many elements had exactly these. */
  public record Path(List<String> outcomes, long elements) {
    public Path {
      outcomes = List.copyOf(outcomes);
    }
  }
}
