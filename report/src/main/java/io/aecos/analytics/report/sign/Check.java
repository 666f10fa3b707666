package io.aecos.analytics.report.sign;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks a report from its file alone. */
public final class Check {
  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

  private Check() {}

  /**
   * What became of the report at {@code path}.
   *
   * @throws AnalyticsException {@code NO_PERMISSION} when it cannot be read or is no report at all
   */
  public static Verdict of(Path path) {
    try {
      byte[] content = Files.readAllBytes(path);
      if (begins(content, PDF)) {
        return PdfCheck.check(content);
      }
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.NO_PERMISSION, path + " cannot be read: " + e.getMessage(), e);
    }
    throw new AnalyticsException(
        ErrorCode.NO_PERMISSION, path + " is no report of AEC OS Analytics: no PDF, no zip file");
  }

  private static boolean begins(byte[] content, byte[] with) {
    return content.length >= with.length
        && java.util.Arrays.equals(content, 0, with.length, with, 0, with.length);
  }
}
