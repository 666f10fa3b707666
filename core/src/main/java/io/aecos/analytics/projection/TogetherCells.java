package io.aecos.analytics.projection;

import java.util.List;

/**
 * Who takes part in whose elements, the number of such pairs ({@code people}) before the limit, and
 * the events that tell nothing because they name no element or no user.
 */
public record TogetherCells(
    List<Pair> pairs,
    long people,
    long events,
    long silent,
    Watermark watermark,
    String statement) {

  public TogetherCells {
    pairs = List.copyOf(pairs);
  }

  /** How many elements of {@code author} the participant took part in. */
  public record Pair(String author, String participant, long elements) {}
}
