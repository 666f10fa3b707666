package io.aecos.analytics.report;

import io.aecos.analytics.insight.Insight;
import java.util.List;

/**
 * What is worth knowing in a report's period, what matters most first. {@code hidden} were found
 * not useful by the asker and are left out; {@code judged} is how many figures had a history that
 * could be judged, {@code notJudged} how many had not.
 */
public record Findings(List<Finding> told, int hidden, int judged, int notJudged) {
  /** What a report tells that looks for nothing. */
  public static final Findings NONE = new Findings(List.of(), 0, 0, 0);

  public Findings {
    told = List.copyOf(told);
  }

  /** One of them, the sheet that it belongs on, and where the dashboard shows exactly it. */
  public record Finding(Insight insight, String sheet, String address) {}
}
