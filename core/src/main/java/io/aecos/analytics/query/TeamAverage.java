package io.aecos.analytics.query;

import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Watermark;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How somebody stands beside their team: their {@code own} value and the average of the values of
 * the {@code people} who have such events, of all {@code members} who belonged to it in the period;
 * these three are null where {@code lack} says why.
 */
public record TeamAverage(
    Metric metric,
    String team,
    @Nullable Double own,
    @Nullable Double average,
    @Nullable Integer people,
    @Nullable Integer members,
    @Nullable Lacking lack,
    boolean complete,
    Window period,
    ZoneId zone,
    Watermark watermark) {

  /** So many people at least are in an average, or it would tell of one of them. */
  public static final int LEAST = 5;

  /** Why there is no average; the lower-case name is a contract. */
  public enum Lacking {
    TOO_FEW_PEOPLE(
        "fewer than "
            + LEAST
            + " people of the team have such events in this period, and an"
            + " average would tell of one of them"),
    NO_VALUE("nobody of the team has a value in this period");

    private final String text;

    Lacking(String text) {
      this.text = text;
    }

    /** The code as it stands in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The reason, ready to print. */
    public String text() {
      return text;
    }
  }
}
