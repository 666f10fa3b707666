package io.aecos.analytics.server.insight;

import io.aecos.analytics.projection.ElementPage;
import io.aecos.analytics.projection.Watermark;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of elements. */
public record ElementsJson(
    List<ElementJson> elements, long total, @Nullable String next, Watermark watermark) {

  /** One element with the events that made it take part. */
  public record ElementJson(
      @Nullable String project,
      String elementGuid,
      @Nullable String elementType,
      List<String> outcomes,
      long events,
      Instant first,
      Instant last) {}

  public static ElementsJson of(ElementPage page) {
    return new ElementsJson(
        page.rows().stream()
            .map(
                row ->
                    new ElementJson(
                        row.project(),
                        row.elementGuid(),
                        row.elementType(),
                        row.outcomes(),
                        row.events(),
                        row.first(),
                        row.last()))
            .toList(),
        page.total(),
        page.next(),
        page.watermark());
  }
}
