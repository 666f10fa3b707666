package io.aecos.analytics.server.reports;

import io.aecos.analytics.registry.KeptReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report: {@code state} is running, done or failed, and {@code message} says why it failed.
 * {@code file} is where its file is fetched, null before there is one.
 */
public record ReportJson(
    String id,
    String state,
    String report,
    String format,
    String title,
    String message,
    @Nullable String file,
    @Nullable String name,
    long bytes,
    long watermark,
    Instant askedAt) {

  /** All reports of the asker, the latest first. */
  public record ReportsJson(List<ReportJson> reports) {}

  static ReportJson of(KeptReport kept) {
    boolean done = kept.file() != null;
    return new ReportJson(
        kept.id(),
        done ? "done" : "failed",
        kept.report(),
        kept.format(),
        kept.title(),
        kept.message(),
        done ? "/api/reports/" + kept.id() + "/file" : null,
        done ? fileName(kept) : null,
        kept.bytes(),
        kept.watermark(),
        kept.askedAt());
  }

  /** "monthly-report-october-2026.pdf", whatever the title holds. */
  public static String fileName(KeptReport kept) {
    String middle = kept.format().equals("pdf") ? "" : "-" + kept.format();
    return stem(kept) + middle + extension(String.valueOf(kept.file()));
  }

  /** "monthly-report-october-2026.xlsx": a report's only workbook needs no other name. */
  static String fileName(KeptReport kept, String part) {
    String middle = part.startsWith("report.") ? "" : "-" + part.replaceAll("\\.[^.]*$", "");
    return stem(kept) + middle + extension(part);
  }

  private static String extension(String file) {
    return file.substring(file.lastIndexOf('.'));
  }

  /** Umlauts as they are written where there are none. */
  private static String germanWritten(String title) {
    return java.text.Normalizer.normalize(title, java.text.Normalizer.Form.NFC)
        .toLowerCase(java.util.Locale.ROOT)
        .replace("ä", "ae")
        .replace("ö", "oe")
        .replace("ü", "ue")
        .replace("ß", "ss");
  }

  private static String stem(KeptReport kept) {
    String stem =
        java.text.Normalizer.normalize(germanWritten(kept.title()), java.text.Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(java.util.Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String shortened = stem.length() > 80 ? stem.substring(0, 80) : stem;
    return shortened.isEmpty() ? kept.report() : shortened;
  }
}
