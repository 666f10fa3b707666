package io.aecos.analytics.projection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of elements with the number of all that match ({@code total}) and the cursor of the next
 * page (null on the last).
 */
public record ElementPage(List<Row> rows, long total, @Nullable String next, Watermark watermark) {

  public ElementPage {
    rows = List.copyOf(rows);
  }

  /**
   * One element: its type as last told, its outcome per stage where the question has stages, and
   * the events that made it take part: how many, the first and the last.
   */
  public record Row(
      @Nullable String project,
      String elementGuid,
      @Nullable String elementType,
      List<String> outcomes,
      long events,
      Instant first,
      Instant last) {
    public Row {
      outcomes = List.copyOf(outcomes);
    }
  }
}
