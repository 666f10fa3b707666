package io.aecos.analytics.server.reports;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.report.sign.Check;
import io.aecos.analytics.report.sign.KnownSigners;
import io.aecos.analytics.report.sign.Verdict;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a report that somebody brings, as {@code aecos analytics verify} does: is it whole, who
 * signed it, and does the ledger still give its figures. One after the other, so that no reader of
 * PDFs takes all of the memory.
 */
final class Verification {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Supplier<KnownSigners> signers;
  private final ReportWork work;

  /** {@code signers} are those that are known at the time. */
  Verification(Supplier<KnownSigners> signers, ReportWork work) {
    this.signers = signers;
    this.work = work;
  }

  /**
   * What was found. {@code reason} says what is wrong, "" where nothing is; {@code ledger} is null
   * where the report is not whole or nobody vouches for it. What a report says of itself is null
   * where it does not say it.
   */
  record ReportVerdictJson(
      boolean whole,
      boolean known,
      String reason,
      @Nullable String signer,
      @Nullable Instant signedAt,
      boolean stamped,
      @Nullable String title,
      @Nullable String firm,
      @Nullable String askedBy,
      @Nullable String scope,
      @Nullable String madeAt,
      @Nullable Long watermark,
      ReportCheck.@Nullable CheckJson ledger) {}

  synchronized ReportVerdictJson check(Viewer viewer, byte[] file) {
    Verdict verdict = checked(file);
    boolean known = signers.get().know(verdict);
    JsonNode manifest = manifest(verdict);
    return new ReportVerdictJson(
        verdict.whole(),
        known,
        verdict.whole() && !known
            ? "nothing says that the signer is who they say: put their certificate into the data"
                + " directory's keys/trusted"
            : verdict.reason(),
        verdict.signer(),
        verdict.signedAt(),
        verdict.stamped(),
        manifest.path("title").asString(null),
        manifest.path("firm").asString(null),
        manifest.path("askedBy").asString(null),
        manifest.path("scope").asString(null),
        manifest.path("madeAt").asString(null),
        manifest.path("watermark").has("seq")
            ? (Long) manifest.path("watermark").path("seq").asLong(0)
            : null,
        verdict.whole() && known ? ledger(viewer, manifest) : null);
  }

  private static Verdict checked(byte[] file) {
    try {
      return Check.of(file, "This");
    } catch (AnalyticsException e) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_FILE,
          "body",
          "This is no report of AEC OS Analytics: neither a PDF nor a zip file",
          java.util.List.of("a PDF", "a zip file with manifest.json"));
    }
  }

  private static JsonNode manifest(Verdict verdict) {
    byte[] found = verdict.manifest();
    try {
      return found == null ? JSON.createObjectNode() : JSON.readTree(found);
    } catch (JacksonException e) {
      return JSON.createObjectNode(); // The verdict says already that it is not whole.
    }
  }

  private ReportCheck.CheckJson ledger(Viewer viewer, JsonNode manifest) {
    try {
      return work.check(viewer, JSON.treeToValue(manifest, ReportCheck.Manifest.class));
    } catch (AnalyticsException e) {
      return ReportCheck.CheckJson.notKnown(String.valueOf(e.getMessage()));
    }
  }
}
