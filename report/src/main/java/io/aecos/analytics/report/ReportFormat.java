package io.aecos.analytics.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The formats that a report can be asked for in; the lower-case name is a contract. All but PDF,
 * which carries its signature itself, come as a zip file beside their signed manifest.
 */
public enum ReportFormat {
  PDF("pdf", "application/pdf"),
  CSV("zip", "application/zip"),
  XLSX("zip", "application/zip"),
  JSON("zip", "application/zip"),
  HTML("zip", "application/zip"),
  PARQUET("zip", "application/zip");

  private final String extension;
  private final String mediaType;

  ReportFormat(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How the name of the file ends. */
  public String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(ReportFormat::text).toList();
  }
}
