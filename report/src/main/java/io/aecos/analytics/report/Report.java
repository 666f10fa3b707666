package io.aecos.analytics.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a report says, once; renderers only draw it. The same report drawn twice gives
 * the same bytes. Where there is a {@code brief}, that is all that it says.
 */
public record Report(
    Cover cover,
    List<Figure> highlights,
    List<Section> sections,
    Findings findings,
    Quality quality,
    @Nullable Brief brief) {

  public Report {
    highlights = List.copyOf(highlights);
    sections = List.copyOf(sections);
  }

  /** All figures of all sections, each metric once. */
  public List<Figure> figures() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    sections.forEach(
        section -> section.figures().forEach(one -> figures.put(one.metric().name(), one)));
    return new ArrayList<>(figures.values());
  }
}
