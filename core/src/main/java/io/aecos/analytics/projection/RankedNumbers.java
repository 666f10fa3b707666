package io.aecos.analytics.projection;

import java.util.List;

/**
 * Some numbers in ascending order that follow each other among many, and how many come before and
 * after them, all as of {@code watermark}. Equal ones may stand on both sides of an end.
 */
public record RankedNumbers(long before, List<Double> numbers, long after, Watermark watermark) {
  public RankedNumbers {
    numbers = List.copyOf(numbers);
  }
}
