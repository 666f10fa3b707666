package io.aecos.analytics.projection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits, the number of all that does ({@code total}) before the limit, and the events that
 * would open a matter but do not say which ({@code unnamed}).
 */
public record WaitingCells(
    List<Matter> matters, long total, long unnamed, Watermark watermark, String statement) {

  public WaitingCells {
    matters = List.copyOf(matters);
  }

  /**
   * One of them with what the events that opened it say last: for whom it waits, who brought it up,
   * and which element it is about.
   */
  public record Matter(
      @Nullable String project,
      String key,
      @Nullable String owner,
      @Nullable String user,
      @Nullable String elementGuid,
      @Nullable String elementType,
      Instant since,
      long events) {}
}
