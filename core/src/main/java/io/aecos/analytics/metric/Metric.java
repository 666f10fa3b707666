package io.aecos.analytics.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named definition over events with what a reader needs to understand it. {@code unit} is one of
 * {@link Unit}; {@code tab} is the name of its sheet; {@code description} says in a sentence what
 * the number means and how AEC OS's own figure differs, where it does; {@code limits} are printed
 * beside every answer; {@code location} is the file and line of its declaration.
 */
public record Metric(
    String name,
    String title,
    Unit unit,
    String tab,
    Better better,
    @Nullable Target target,
    String description,
    Definition definition,
    List<String> limits,
    List<ValueTest> tests,
    String location) {

  public Metric {
    limits = List.copyOf(limits);
    tests = List.copyOf(tests);
  }

  /** The word that the catalogue uses for the metric's kind, for example {@code ratio}. */
  public String kind() {
    return definition.kind();
  }
}
