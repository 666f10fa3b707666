package io.aecos.analytics.insight;

import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.query.Note;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a metric's change is made of. The contributions of each dimension add up to {@code change},
 * to the last digit, and so do {@code rate} and {@code mix} of each contribution to it. The
 * dimension along which the change is spread least evenly comes first, and in it the greatest
 * contribution. Without a change that can be split, {@code refused} says why.
 */
public record ChangesAnswer(
    Metric metric,
    Window period,
    @Nullable Window comparison,
    @Nullable BigDecimal value,
    @Nullable BigDecimal previous,
    @Nullable BigDecimal change,
    List<Along> dimensions,
    @Nullable Refusal refused,
    Watermark watermark,
    List<Note> notes) {
  public ChangesAnswer {
    dimensions = List.copyOf(dimensions);
    notes = List.copyOf(notes);
  }

  /** Why a change cannot be split: a stable code and a sentence. */
  public record Refusal(String code, String text) {}

  /**
   * The change along one dimension; {@code uneven} tells how differently the three values that
   * differ most changed from the whole, as a share of the change.
   */
  public record Along(
      String dimension,
      BigDecimal uneven,
      @Nullable BigDecimal rate,
      @Nullable BigDecimal mix,
      List<Contribution> contributions) {}

  /**
   * What one value of the dimension contributed (null: the events do not say it); with {@code
   * others} at least 1, what so many further values did together. For ratios {@code rate} is what
   * its own ratio did and {@code mix} what its share of the whole did; null for all else.
   */
  public record Contribution(
      @Nullable String key,
      int others,
      @Nullable BigDecimal value,
      @Nullable BigDecimal previous,
      BigDecimal contribution,
      @Nullable BigDecimal rate,
      @Nullable BigDecimal mix,
      long events,
      long eventsBefore) {}

  public boolean complete() {
    return notes.stream().noneMatch(note -> note.code().incomplete());
  }
}
