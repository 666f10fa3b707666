package io.aecos.analytics.server.reports;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the ledger again for the figures of a report that was made before. */
public final class ReportCheck {
  private ReportCheck() {}

  /** What a check needs of a report's manifest. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Manifest(
      @Nullable String report,
      @Nullable String scope,
      @Nullable String figures,
      @Nullable Query query) {}

  /** What was asked, as instants. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Query(
      @Nullable String from,
      @Nullable String to,
      @Nullable String comparedFrom,
      @Nullable String comparedTo,
      @Nullable String timeZone,
      @Nullable Map<String, List<String>> filters,
      @Nullable String address) {}

  /** Null for {@code same} where it cannot be told; {@code reason} says why, or why it is not. */
  public record CheckJson(@Nullable Boolean same, String reason, long watermark) {
    static CheckJson notKnown(String reason) {
      return new CheckJson(null, reason, 0);
    }
  }
}
