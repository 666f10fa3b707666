package io.aecos.analytics.workspace.read;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parse as the fine-tuning log keeps it, rewritten when someone judges it. {@code modified} is
 * the file's time, the only trace of when that was.
 */
public record Interaction(
    String id,
    Instant at,
    String promptHash,
    int promptLength,
    @Nullable String prompt,
    String intent,
    String ifcClass,
    List<String> codes,
    String jurisdiction,
    @Nullable Double confidence,
    boolean corrected,
    boolean rejected,
    boolean judged,
    Instant modified) {

  /**
   * {@code corrected}, {@code rejected}, {@code accepted} where an objection was taken back, or ""
   * when nobody objected: AEC OS does not tell an approval from a parse that nobody looked at.
   */
  public String verdict() {
    return rejected ? "rejected" : corrected ? "corrected" : judged ? "accepted" : "";
  }
}
